#include "cli/commands/commands.hpp"
#include "cli/commands/migrate_options.hpp"

namespace aludel::cli {

namespace {
class Upgrade final : public Command {
public:
  std::string name() const override { return "upgrade"; }
  std::string summary() const override { return "Apply revisions up to a target; default: head."; }
  std::string examples() const override {
    return "  aludel upgrade                 # to the head\n  aludel upgrade heads           # of all "
           "branches\n"
           "  aludel upgrade +2              # two revisions further\n  aludel upgrade billing@head    # one "
           "branch\n"
           "  aludel upgrade --dry-run       # only show it\n"
           "  aludel upgrade --sql 5d20:head # a script for a database that is at 5d20\n";
  }
  void declare(Arguments& arguments) override {
    arguments_.declare_target(arguments, "ID, prefix, LABEL, head, heads, LABEL@head, +2, REV+2 …");
    arguments_.declare_run(arguments);
  }
  base::Exit run(Call& call) override {
    return arguments_.run(call, arguments_.options(call, plan::Direction::up, "head"));
  }

private:
  MigrateArguments arguments_;
};
} // namespace

std::unique_ptr<Command> make_upgrade() { return std::make_unique<Upgrade>(); }

} // namespace aludel::cli
