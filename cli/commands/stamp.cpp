#include "cli/commands/commands.hpp"
#include "cli/commands/script_options.hpp"
#include "cli/progress.hpp"
#include "framework/report/words.hpp"
#include "framework/workspace/script.hpp"

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
           "  aludel stamp --purge head    # whatever the version table says now\n"
           "  aludel stamp --sql 5d20:head # a script for a database that is at 5d20\n";
  }
  void declare(Arguments& arguments) override {
    arguments.positionals("REV", revisions_, "Where the database is: ID, prefix, LABEL, head, heads, base …",
                          true);
    arguments.flag("--purge", purge_, "Forget the present rows first");
    script_.declare(arguments);
  }
  base::Exit run(Call& call) override {
    Progress progress(call.terminal, call.surroundings.clock);
    if (script_.wanted()) {
      script_.answer(call, workspace::stamp_script(call.surroundings, call.project(), call.history(),
                                                   {revisions_, purge_}, progress));
      return base::Exit::done;
    }
    const auto result =
        workspace::stamp(call.surroundings, call.project(), call.history(), {revisions_, purge_}, progress);
    base::Json json = base::Json::object();
    json.add("from", result.from).add("to", result.to);
    const auto place = report::rows_text(result.to);
    call.answer(result.from == result.to
                    ? "already at " + place + ", nothing to do\n"
                    : "stamped: the database counts as at " + place + "; nothing was run\n",
                json);
    return base::Exit::done;
  }

private:
  std::vector<std::string> revisions_;
  bool purge_ = false;
  ScriptArguments script_;
};
} // namespace

std::unique_ptr<Command> make_stamp() { return std::make_unique<Stamp>(); }

} // namespace aludel::cli
