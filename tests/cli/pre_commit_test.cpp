#include "tests/support/project.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>

using namespace aludel::test_support;
using Catch::Matchers::Contains;

namespace {
constexpr auto config = "repos:\n  - repo: HOOKS\n    rev: REV\n    hooks:\n      - id: aludel-lint\n";

bool is_on_path(const std::string& program) {
  return run_process({"/bin/sh", "-c", "command -v " + program}).exit_code == 0;
}

/// A repository that holds the hook, one that uses it, and the program on the PATH.
class Repositories {
public:
  Repositories() : project("sqlite:///nowhere.db") {
    std::filesystem::copy_file(ALUDEL_SOURCE_DIR "/.pre-commit-hooks.yaml",
                               hooks_.path() / ".pre-commit-hooks.yaml",
                               std::filesystem::copy_options::overwrite_existing);
    const auto rev = committed(hooks_.path());
    std::string text = config;
    text.replace(text.find("HOOKS"), 5, hooks_.path().string());
    text.replace(text.find("REV"), 3, rev.substr(0, rev.find('\n')));
    project.write(".pre-commit-config.yaml", text);
    project.chain(1);
    committed(project.folder());
  }

  ProcessResult run_hooks() const {
    git(project.folder(), {"add", "."});
    const auto program = std::filesystem::path(project.command({}).front()).parent_path().string();
    return run_process({"pre-commit", "run", "--verbose"},
                       {{"PATH", program + ":" + std::getenv("PATH")},
                        {"PRE_COMMIT_HOME", (cache_.path() / "cache").string()},
                        {"DATABASE_URL", ""},
                        {"ALUDEL_CONFIG", ""},
                        {"ALUDEL_ENV", ""}},
                       {}, project.folder());
  }

  const Project project;

private:
  static std::string git(const std::filesystem::path& folder, std::vector<std::string> words) {
    words.insert(words.begin(), {"git", "-c", "user.name=t", "-c", "user.email=t@example.org"});
    const auto done = run_process(words, {}, {}, folder);
    INFO(done.err);
    REQUIRE(done.exit_code == 0);
    return done.out;
  }
  static std::string committed(const std::filesystem::path& folder) {
    git(folder, {"init", "-q"});
    git(folder, {"add", "."});
    git(folder, {"commit", "-q", "-m", "all"});
    return git(folder, {"rev-parse", "HEAD"});
  }

  TemporaryFolder hooks_, cache_;
};
} // namespace

TEST_CASE("pre-commit runs the lint when a revision is committed") {
  if (!is_on_path("pre-commit")) FAIL("pre-commit is not installed: ./dev setup");
  const Repositories repositories;
  const auto& project = repositories.project;
  project.write("notes.txt", "nothing of a schema\n");
  const auto idle = repositories.run_hooks();
  INFO(idle.out << idle.err);
  CHECK(idle.exit_code == 0);
  CHECK_THAT(idle.out, Contains("Skipped"));
  project.revision("r002", "r001", "up:\n  - drop_table: {name: t_r001}\n");
  const auto stopped = repositories.run_hooks();
  INFO(stopped.out << stopped.err);
  CHECK(stopped.exit_code == 1);
  CHECK_THAT(stopped.out, Contains("- hook id: aludel-lint") && Contains("- exit code: 3") &&
                              Contains("r002.yaml") && Contains("error[drop-table]"));
  project.revision("r002", "r001",
                   "up:\n  - drop_table: {name: t_r001}\n    allow: {drop-table: nobody reads it}\n");
  CHECK(repositories.run_hooks().exit_code == 0);
}
