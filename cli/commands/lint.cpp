#include "framework/workspace/lint.hpp"

#include "cli/commands/commands.hpp"
#include "cli/git.hpp"
#include "framework/base/choices.hpp"
#include "framework/base/text.hpp"
#include "framework/report/annotations.hpp"
#include "framework/report/findings.hpp"
#include "framework/report/sarif.hpp"

#include <algorithm>

namespace aludel::cli {

namespace {
/// `--fail-on`; without it, what the project file says.
std::optional<base::Severity> least_that_fails(const std::optional<std::string>& word,
                                               const std::optional<base::Severity>& otherwise) {
  using enum base::Severity;
  if (!word) return otherwise;
  base::require_word("--fail-on", *word, {"error", "warning", "info", "never"});
  if (*word == "error") return error;
  if (*word == "warning") return warning;
  if (*word == "info") return info;
  return std::nullopt;
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
           "  aludel lint --since origin/main -f github   # what a branch brings\n"
           "  aludel lint --pending             # what the database has yet to run\n"
           "  aludel lint --rule drop-table -f json\n"
           "  aludel lint --dialect postgresql migrations/   # plain files of SQL, in the order of their "
           "names\n";
  }
  std::vector<std::string> formats() const override { return {"text", "json", "github", "sarif"}; }
  void declare(Arguments& arguments) override {
    arguments.positionals(
        "REV", options_.revisions,
        "Revisions or ranges; default: all of them. With --dialect: files and folders of SQL, or - for "
        "standard input",
        false);
    arguments.option("--dialect", dialect_, "NAME", "Judge plain files of SQL, written for this dialect");
    arguments.option("--since", since_, "GITREF",
                     "Only revisions that are new or changed since this work left it, and what follows them");
    arguments.flag("--pending", options_.pending, "Only what the database has yet to run; asks it");
    arguments.option(
        "--deployed-up-to", options_.deployed_up_to, "REV",
        "What was made later is not in use anywhere; default: `deployed_up_to` of the project file");
    arguments.list("--rule", options_.rules, "RULE", "Only this rule");
    arguments.option(
        "--fail-on", fail_on_, "error|warning|info|never",
        "The least severity that fails (exit 3); default: `fail_on` of the project file, else error");
  }
  base::Exit run(Call& call) override {
    const auto& project = dialect_ ? call.project_if_any() : call.project();
    const auto fails = least_that_fails(fail_on_, project.settings.lint.fail_on);
    const auto result = dialect_ ? of_files(call, project) : of_history(call, project);
    answer(call, result);
    return workspace::reaches(result, fails) ? base::Exit::findings : base::Exit::done;
  }

private:
  static void answer(const Call& call, const lint::Result& result) {
    if (call.format == "sarif")
      return call.answer_json(report::sarif(result, call.surroundings.tool_version));
    if (call.format == "github") {
      call.terminal.answer(report::annotations(result));
      return call.terminal.say(report::summary_text(result));
    }
    call.answer_document(report::to_text(result, call.terminal.colours_answer()), report::to_json(result));
  }

  lint::Result of_history(Call& call, const workspace::ChosenProject& project) {
    for (const auto& one : options_.revisions)
      if (one == "-")
        throw base::Error(
            base::Exit::usage, "arguments", "the dialect of what standard input holds is not named",
            "write aludel lint --dialect " + std::string(call.surroundings.dialects.front()->name()) + " -");
    if (since_)
      options_.is_changed = [files = changed_since(*since_, call.surroundings.folder)](const auto& path) {
        return files.count(real_path(path)) > 0;
      };
    return workspace::lint(call.surroundings, project, call.history(), options_);
  }

  void refuse_beside_files(const std::string& option, bool given) const {
    if (given)
      throw base::Error(base::Exit::usage, "arguments", option + " does not go with --dialect",
                        "plain files of SQL are judged as they are named");
  }

  lint::Result of_files(const Call& call, const workspace::ChosenProject& project) const {
    refuse_beside_files("--since", since_.has_value());
    refuse_beside_files("--pending", options_.pending);
    refuse_beside_files("--deployed-up-to", options_.deployed_up_to.has_value());
    const auto& dialects = call.surroundings.dialects;
    const auto at = std::find_if(dialects.begin(), dialects.end(),
                                 [&](const auto& dialect) { return dialect->name() == *dialect_; });
    const auto names = workspace::dialect_names(dialects);
    base::require_word("--dialect", *dialect_, names);
    const std::vector<std::filesystem::path> paths(options_.revisions.begin(), options_.revisions.end());
    if (paths.empty())
      throw base::Error(base::Exit::usage, "arguments", "no file of SQL is named",
                        "name files or folders behind --dialect NAME");
    const bool reads_input = std::find(paths.begin(), paths.end(), "-") != paths.end();
    return workspace::lint_sql(call.surroundings, project, paths, *at, options_,
                               reads_input ? call.terminal.input() : std::string());
  }

  workspace::LintOptions options_;
  std::optional<std::string> fail_on_, dialect_, since_;
};
} // namespace

std::unique_ptr<Command> make_lint() { return std::make_unique<Lint>(); }

} // namespace aludel::cli
