#include "cli/commands/commands.hpp"
#include "cli/progress.hpp"
#include "framework/report/words.hpp"
#include "framework/workspace/verify.hpp"

namespace aludel::cli {

namespace {
class Repair final : public Command {
public:
  std::string name() const override { return "repair"; }
  std::string summary() const override {
    return "Accept changed files of applied revisions, and clear attempts that were cut short.";
  }
  std::string examples() const override {
    return "  aludel repair --reason \"a typo in a comment\"          # asks for each that verify complains "
           "of\n"
           "  aludel repair 5d20 --yes --reason \"reviewed in #41\"  # only this one, without asking\n";
  }
  void declare(Arguments& arguments) override {
    arguments.positionals("REV", revisions_, "Revisions that verify complains of; default: all, each asked",
                          false);
    arguments.option("--reason", reason_, "TEXT", "Why; journaled");
    arguments.flag("-y,--yes", yes_, "Do not ask; the revisions must be named");
  }
  base::Exit run(Call& call) override {
    Progress progress(call.terminal, call.surroundings.clock);
    const auto done =
        workspace::repair(call.surroundings, call.project(), call.history(), options(call), progress);
    base::Json json = base::Json::object();
    json.add("accepted", done.accepted).add("cleared", done.cleared).add("left", done.left);
    call.answer(text_of(done), json);
    return done.left.empty() ? base::Exit::done : base::Exit::mismatch;
  }

private:
  workspace::RepairOptions options(const Call& call) const {
    workspace::RepairOptions options{revisions_, reason_.value_or(""), yes_};
    if (call.terminal.can_ask())
      options.ask = [terminal = call.terminal](const auto& question) { return terminal.ask(question); };
    return options;
  }

  static std::string text_of(const workspace::Repaired& done) {
    std::string text;
    if (!done.accepted.empty()) text += "accepted: " + report::rows_text(done.accepted) + "\n";
    if (!done.cleared.empty()) text += "cleared: " + report::rows_text(done.cleared) + "\n";
    if (!done.left.empty()) text += "left as it is: " + report::rows_text(done.left) + "\n";
    return text.empty() ? "there is nothing to repair\n" : text;
  }

  std::vector<std::string> revisions_;
  std::optional<std::string> reason_;
  bool yes_ = false;
};
} // namespace

std::unique_ptr<Command> make_repair() { return std::make_unique<Repair>(); }

} // namespace aludel::cli
