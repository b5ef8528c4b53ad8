#include "cli/completion.hpp"
#include "tests/reference/program.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <sstream>

using namespace aludel;
using Catch::Contains;
using reference::program;

namespace {
/// What bash offers for the last word of a command line, in a project with two revisions.
std::string offered(const std::vector<std::string>& words) {
  const test_support::TemporaryFolder folder;
  folder.write("aludel.yaml", "revisions: [ history, more ] # where they are\n");
  folder.write("history/1b3f0a6c52d7_first_tables.yaml", "");
  folder.write("history/2d94.yaml", "");
  folder.write("history/7c8e_short.yml", "");
  folder.write("aludel.bash", cli::bash_completion(program()));
  std::string line;
  for (const auto& word : words) line += " '" + word + "'";
  const auto result = test_support::run_process(
      {"bash", "-c",
       "set -u; source ./aludel.bash; COMP_WORDS=(" + line + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); " +
           "COMPREPLY=(); _aludel; printf '%s ' \"${COMPREPLY[@]}\""},
      {}, {}, folder.path());
  CHECK(result.err.empty());
  return result.out;
}

bool is_installed(const std::string& shell) {
  return test_support::run_process({"sh", "-c", "type " + shell + " >&2 || exit 1"}).exit_code == 0;
}

void check_syntax(const std::string& shell, const std::string& script) {
  if (!is_installed(shell)) return;
  const test_support::TemporaryFolder folder;
  folder.write("script", script);
  CHECK(test_support::run_process({shell, "-n", (folder.path() / "script").string()}).err.empty());
}
} // namespace

TEST_CASE("bash completes verbs, options, words and revisions") {
  CHECK(offered({"aludel", "upg"}) == "upgrade ");
  CHECK(offered({"aludel", "-q", "downg"}) == "downgrade ");
  CHECK(offered({"aludel", "upgrade", "--l"}) == "--lint --lock-timeout ");
  CHECK(offered({"aludel", "upgrade", "--lint", "s"}) == "strict ");
  CHECK(offered({"aludel", "plan", "--format", "j"}) == "json ");
  CHECK(offered({"aludel", "upgrade", "1b"}) == "1b3f0a6c52d7 ");
  CHECK(offered({"aludel", "show", "2"}) == "2d94 ");
  CHECK(offered({"aludel", "revision", "--head", "hea"}) == "head heads ");
  CHECK(offered({"aludel", "completion", ""}) == "bash zsh fish ");
  CHECK(offered({"aludel", "schema", ""}) == "revision project ");
  CHECK(offered({"aludel", "log", ""}) == " ");
  CHECK(offered({"aludel", "init", "h"}) == "history ");
  CHECK(offered({"aludel", "graph", "--format", ""}) == "text json dot mermaid svg ");
  CHECK(offered({"aludel", "graph", "-f", "m"}) == "mermaid ");
  CHECK(offered({"aludel", "edit", "7c"}) == "7c8e ");
}

TEST_CASE("no shell offers a placeholder, and each offers the words of an argument") {
  for (const auto& script :
       {cli::bash_completion(program()), cli::zsh_completion(program()), cli::fish_completion(program())}) {
    for (const auto* words : {"bash zsh fish", "revision project", "text json dot mermaid svg"})
      CHECK_THAT(script, Contains(words));
    for (const auto* placeholder : {"\"RUN\"", "(RUN)", "\"DIR\"", "(DIR)", "'RUN'", "'DIR'"})
      CHECK_THAT(script, !Contains(placeholder));
  }
}

TEST_CASE("every shell knows every verb and option") {
  for (const auto& script :
       {cli::bash_completion(program()), cli::zsh_completion(program()), cli::fish_completion(program())})
    for (const auto& verb : program().verbs) {
      CHECK_THAT(script, Contains(verb.name));
      for (const auto& option : verb.options) {
        const auto& name = option.names.back();
        CHECK_THAT(script, Contains(name.substr(name.find_first_not_of('-'))));
      }
    }
}

TEST_CASE("the scripts are sound to their shells") {
  check_syntax("bash", cli::bash_completion(program()));
  check_syntax("zsh", cli::zsh_completion(program()));
  check_syntax("fish", cli::fish_completion(program()));
}
