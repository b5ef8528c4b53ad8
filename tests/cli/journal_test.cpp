#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>

using namespace aludel::test_support;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {
/// Up, a failure, and a stamp.
void work(const Project& project) {
  project.chain(2);
  project.revision("r003", "r002", "up:\n  - sql: INSERT INTO nowhere VALUES (1)\ndown: []\n");
  REQUIRE(project.run({"upgrade", "r002"}).exit_code == 0);
  REQUIRE(project.run({"upgrade", "--lint", "off"}).exit_code == 1);
  REQUIRE(project.run({"stamp", "r003"}).exit_code == 0);
}

void runs_are_told(const Project& project) {
  work(project);
  const auto log = project.run({"log"});
  INFO(log.out << log.err);
  CHECK_THAT(log.out, Contains("stamp (r003 stamped as applied, r002 row removed by stamp) done") &&
                          Contains("upgrade of 1 revision (r003) failed") &&
                          Contains("upgrade of 2 revisions (r001 … r002) done in ") && Contains("nowhere"));
  CHECK(log.out.find("stamp (") < log.out.find("failed"));
  const auto first_line = log.out.rfind('\n', log.out.find("upgrade of 2 revisions"));
  const auto run = log.out.substr(first_line + 1, 12);
  const auto one = project.run({"log", run.substr(0, 8)});
  CHECK_THAT(one.out, StartsWith("run      " + run) && Contains("up r001: about r001  done in ") &&
                          Contains("  1. create_table t_r001  done in ") && Contains("  2. insert"));
  CHECK_THAT(project.run({"log", "--format", "json"}).out,
             Contains("\"status\": \"failed\"") && Contains("\"revision\": \"r003\""));
  CHECK_THAT(project.run({"log", "-n", "1"}).out, !Contains("failed"));
  const auto unknown = project.run({"log", "nosuch"});
  CHECK(unknown.exit_code == 2);
  CHECK_THAT(unknown.err, Contains("the journal knows no run 'nosuch'"));
}
} // namespace

TEST_CASE("log tells the runs of SQLite") {
  const SqliteDatabase database;
  runs_are_told(Project(database.url()));
}

TEST_CASE("log tells the runs of PostgreSQL") {
  const PostgresDatabase database;
  runs_are_told(Project(database.url()));
}

TEST_CASE("log of a database without a journal is empty") {
  const SqliteDatabase database;
  const Project project(database.url());
  CHECK(project.run({"log"}).out == "no run is journaled\n");
  CHECK(project.run({"log", "--format", "json"}).out == "[]\n");
  for (const auto* count : {"x", "0", "-1"}) {
    const auto result = project.run({"log", "-n", count});
    CHECK(result.exit_code == 2);
    CHECK_THAT(result.err, Contains(std::string("takes a number from 1, not '") + count) &&
                               Contains("write --max-count 20"));
  }
}

TEST_CASE("status tells where the database is") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(3);
  CHECK_THAT(project.run({"status"}).out, Contains("at          <base>") &&
                                              Contains("pending     r001, r002, r003") &&
                                              !Contains("last run"));
  REQUIRE(project.run({"upgrade", "r002"}).exit_code == 0);
  CHECK_THAT(project.run({"status"}).out, Contains("at          r002") && Contains("pending     r003\n") &&
                                              Contains("last run    ") && Contains("done in "));
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
  CHECK_THAT(project.run({"status"}).out, Contains("pending     nothing"));
  CHECK_THAT(project.run({"status", "-f", "json"}).out,
             Contains("\"pending\": []") && Contains("\"current\": [\n    \"r003\"\n  ]"));
  std::filesystem::remove(project.folder() / "revisions/r003.yaml");
  const auto ahead = project.run({"status"});
  CHECK(ahead.exit_code == 4);
  CHECK_THAT(ahead.err, Contains("ahead"));
}

TEST_CASE("status tells of a revision that is partly applied") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.revision(
      "r001", "null",
      "transaction: none\nup:\n  - create_table: {name: t, columns: [{name: id, type: integer}]}\n"
      "  - sql: INSERT INTO nowhere VALUES (1)\ndown: []\n");
  REQUIRE(project.run({"upgrade", "--lint", "off"}).exit_code == 1);
  CHECK_THAT(project.run({"status"}).out, Contains("unfinished  upgrade of r001: 1 step done, then: ") &&
                                              Contains("`aludel upgrade` goes on from there"));
}

TEST_CASE("graph draws the history in each format") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(2);
  REQUIRE(project.run({"upgrade", "r001"}).exit_code == 0);
  CHECK(project.run({"graph"}).out == "* r002 (head) about r002\n* r001 about r001\n");
  CHECK(project.run({"graph", "-i"}).out ==
        "* r002 (head) (pending) about r002\n* r001 (current) about r001\n");
  CHECK_THAT(project.run({"graph", "--format", "dot"}).out, StartsWith("digraph"));
  CHECK_THAT(project.run({"graph", "-f", "mermaid"}).out, StartsWith("flowchart"));
  CHECK_THAT(project.run({"graph", "-f", "json"}).out, StartsWith("[") && Contains("\"is_head\": true"));
  CHECK_THAT(project.run({"graph", "-f", "yaml"}).err,
             Contains("--format takes text, json, dot, mermaid or svg"));
  const auto none = project.run({"graph", "-f", "svg"}, {{"PATH", "/nowhere"}});
  CHECK(none.exit_code == 1);
  CHECK_THAT(none.err, Contains("dot: ") && Contains("Graphviz"));
  project.write("dot", "#!/bin/sh\ntest \"$1\" = -Tsvg && echo '<svg>' && grep -c digraph\n");
  std::filesystem::permissions(project.folder() / "dot", std::filesystem::perms::owner_all);
  CHECK(project.run({"graph", "-f", "svg"}, {{"PATH", project.folder().string() + ":/usr/bin:/bin"}}).out ==
        "<svg>\n1\n");
}

TEST_CASE("edit opens the file and checks what was made of it") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(2);
  const auto edit = [&](const std::string& editor, std::vector<std::string> words) {
    words.insert(words.begin(), "edit");
    return project.run(words, {{"VISUAL", ""}, {"EDITOR", editor}});
  };
  CHECK(edit("sed -i s/'about r002'/better/", {}).exit_code == 0);
  CHECK_THAT(project.run({"history"}).out, Contains("better"));
  const auto broken = edit("sed -i s/create_table/crate_table/", {"r001"});
  CHECK(broken.exit_code == 2);
  CHECK_THAT(broken.err, Contains("unknown operation 'crate_table'") && Contains("r001.yaml:5"));
  CHECK_THAT(edit("", {}).err, Contains("no editor is named"));
  CHECK(edit("false", {"r002"}).exit_code == 1);
  CHECK_THAT(edit("true", {"heads"}).out, Contains(""));
}
