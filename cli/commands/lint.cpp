#include "framework/workspace/lint.hpp"
#include "cli/commands/commands.hpp"
#include "framework/report/findings.hpp"

namespace aludel::cli {

namespace {
/// `--fail-on`; without it, what the project file says.
std::optional<base::Severity> least_that_fails(const std::optional<std::string>& word,
                                               const std::optional<base::Severity>& otherwise) {
  using enum base::Severity;
  if (!word) return otherwise;
  if (*word == "error") return error;
  if (*word == "warning") return warning;
  if (*word == "info") return info;
  if (*word == "never") return std::nullopt;
  throw base::Error(base::Exit::usage, "arguments",
                    "--fail-on takes error, warning, info or never, not '" + *word + "'");
}

class Lint final : public Command {
public:
  std::string name() const override { return "lint"; }
  std::string summary() const override {
    return "Judge revisions by the history before them, without a database.";
  }
  std::string examples() const override {
    return "  aludel lint                       # the whole history\n"
           "  aludel lint 9c4f1b7a2e30          # one revision; those before it are replayed\n"
           "  aludel lint 5d20:head --fail-on warning\n"
           "  aludel lint --rule drop-table -f json\n";
  }
  void declare(Arguments& arguments) override {
    arguments.positionals("REV", options_.revisions, "Revisions or ranges; default: all of them", false);
    arguments.list("--rule", options_.rules, "RULE", "Only this rule");
    arguments.option(
        "--fail-on", fail_on_, "error|warning|info|never",
        "The least severity that fails (exit 3); default: `fail_on` of the project file, else error");
  }
  base::Exit run(Call& call) override {
    const auto& project = call.project();
    const auto fails = least_that_fails(fail_on_, project.settings.lint.fail_on);
    const auto result = workspace::lint(call.surroundings, project, call.history(), options_);
    call.answer(report::to_text(result), report::to_json(result));
    return workspace::reaches(result, fails) ? base::Exit::findings : base::Exit::done;
  }

private:
  workspace::LintOptions options_;
  std::optional<std::string> fail_on_;
};
} // namespace

std::unique_ptr<Command> make_lint() { return std::make_unique<Lint>(); }

} // namespace aludel::cli
