#include "cli/commands/commands.hpp"
#include "cli/progress.hpp"
#include "framework/report/words.hpp"
#include "framework/workspace/migrate.hpp"

namespace aludel::cli {

namespace {
class Stamp final : public Command {
public:
  std::string name() const override { return "stamp"; }
  std::string summary() const override {
    return "Say that the database is at a revision, without running anything.";
  }
  std::string examples() const override {
    return "  aludel stamp head            # a database that was made otherwise\n  aludel stamp 5d20 "
           "billing@head\n"
           "  aludel stamp --purge head    # whatever the version table says now\n";
  }
  void declare(Arguments& arguments) override {
    arguments.positionals("REV", revisions_, "Where the database is: ID, prefix, LABEL, head, heads, base …",
                          true);
    arguments.flag("--purge", purge_, "Forget the present rows first");
  }
  base::Exit run(Call& call) override {
    Progress progress(call.terminal, call.surroundings.clock);
    const auto result =
        workspace::stamp(call.surroundings, call.project(), call.history(), {revisions_, purge_}, progress);
    base::Json json = base::Json::object();
    json.add("from", result.from).add("to", result.to);
    call.answer("the database is at " + report::rows_text(result.to) + "\n", json);
    return base::Exit::done;
  }

private:
  std::vector<std::string> revisions_;
  bool purge_ = false;
};
} // namespace

std::unique_ptr<Command> make_stamp() { return std::make_unique<Stamp>(); }

} // namespace aludel::cli
