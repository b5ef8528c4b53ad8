#include "cli/commands/commands.hpp"
#include "cli/commands/migrate_options.hpp"

namespace aludel::cli {

namespace {
class Downgrade final : public Command {
public:
  std::string name() const override { return "downgrade"; }
  std::string summary() const override { return "Undo revisions down to a target."; }
  std::string examples() const override {
    return "  aludel downgrade -1            # the last one\n  aludel downgrade 5d20          # back to that "
           "revision\n"
           "  aludel downgrade base          # all of it\n  aludel downgrade billing@base  # one branch\n"
           "  aludel downgrade 5d20 --from-database  # the database is ahead: its revisions are not here\n"
           "  aludel downgrade --sql head:base  # a script for a database that is at the head\n";
  }
  void declare(Arguments& arguments) override {
    arguments_.declare_target(arguments, "ID, prefix, LABEL, base, LABEL@base, -1, REV-1 …");
    arguments_.declare_run(arguments);
    arguments.flag("--from-database", from_database_,
                   "Undo revisions that have no file here, as the database keeps them");
  }
  base::Exit run(Call& call) override {
    auto options = arguments_.options(call, plan::Direction::down, "");
    options.from_database = from_database_;
    if (options.target.empty())
      throw base::Error(base::Exit::usage, "arguments", "downgrade needs a target",
                        "write -1 for one revision, base for all; with --sql FROM:TO, such as head:base");
    return arguments_.run(call, options);
  }

private:
  MigrateArguments arguments_;
  bool from_database_ = false;
};
} // namespace

std::unique_ptr<Command> make_downgrade() { return std::make_unique<Downgrade>(); }

} // namespace aludel::cli
