#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>

using namespace aludel::test_support;
using Catch::Contains;

TEST_CASE("a chain goes up, tells where it is, and comes down") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(3);
  const auto up = project.run({"upgrade"});
  CHECK(up.exit_code == 0);
  CHECK_THAT(up.out, Contains("applied 3 revisions") && Contains("the database is at r003"));
  CHECK_THAT(up.err, Contains("up r002, about r002 (2 of 3)"));
  CHECK(project.run({"upgrade"}).out == "already at r003, nothing to do\n");
  CHECK(project.run({"downgrade", "-1"}).exit_code == 2); // t_r003 holds a row
  CHECK(project.run({"downgrade", "-1", "--yes"}).exit_code == 0);
  CHECK(project.run({"current"}).out == "r002\n");
  CHECK(project.run({"upgrade", "+1"}).exit_code == 0);
  CHECK(project.run({"downgrade", "base", "-y"}).exit_code == 0);
  CHECK(project.run({"current"}).out.empty());
}

TEST_CASE("upgrade answers in the promised JSON") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.revision("r001", "null",
                   "up:\n  - create_table: {name: t, columns: [{name: id, type: integer}]}\n");
  const auto up = project.run({"upgrade", "--format", "json"});
  CHECK_THAT(up.out,
             Contains("\"from\": [],\n  \"to\": [\n    \"r001\"\n  ],\n  \"steps\": [\n    {\n      "
                      "\"revision\": \"r001\",\n"
                      "      \"direction\": \"up\",\n      \"status\": \"done\",\n      \"duration_ms\": "));
  CHECK_THAT(up.out, Contains("\"kind\": \"create_table\"") && Contains("\"run\": \""));
}

TEST_CASE("a failing revision is rolled back whole, and those before it stay") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(2);
  project.revision("r003", "r002",
                   "up:\n  - create_table: {name: kept, columns: [{name: id, type: integer}]}\n  - sql: |\n  "
                   "    -- one\n      INSERT INTO nowhere VALUES (1)\n");
  const auto up = project.run({"upgrade", "--lint", "off"});
  CHECK(up.exit_code == 1);
  CHECK_THAT(up.err, Contains("revisions/r003.yaml:7:7: error[database-error]: revision r003, step 2 (sql): "
                              "no such table: nowhere") &&
                         Contains("nothing of revision r003 was kept"));
  CHECK(project.run({"current"}).out == "r002\n");
  project.revision("r003", "r002",
                   "up:\n  - create_table: {name: kept, columns: [{name: id, type: integer}]}\n");
  CHECK(project.run({"upgrade"}).exit_code == 0);
}

TEST_CASE("plan and --dry-run show the same, and change nothing") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(1);
  const auto plan = project.run({"plan"});
  CHECK_THAT(plan.out, Contains("CREATE TABLE t_r001 (\n        id INTEGER PRIMARY KEY,") &&
                           Contains("INSERT INTO t_r001"));
  CHECK(project.run({"upgrade", "--dry-run"}).out == plan.out);
  CHECK_FALSE(std::filesystem::exists(database.path()));
  CHECK_THAT(project.run({"plan", "-f", "json"}).out, Contains("\"transaction\": \"revision\"") &&
                                                          Contains("\"reversible\": true") &&
                                                          Contains("\"findings\": []"));
}

TEST_CASE("a saved plan runs only while it is true") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(2);
  REQUIRE(project.run({"plan", "+1", "-o", "plan.json"}).exit_code == 0);
  CHECK(project.run({"upgrade", "--plan", "plan.json"}).exit_code == 0);
  CHECK(project.run({"current"}).out == "r001\n");
  const auto stale = project.run({"upgrade", "--plan", "plan.json"});
  CHECK(stale.exit_code == 4);
  CHECK_THAT(stale.err, Contains("the saved plan is not what would run now"));
}

TEST_CASE("stamp writes rows and runs nothing") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(3);
  CHECK(project.run({"stamp", "r002"}).out == "stamped: the database counts as at r002; nothing was run\n");
  CHECK_THAT(project.run({"upgrade"}).out, Contains("applied 1 revision"));
  CHECK(project.run({"stamp", "nowhere", "--purge"}).exit_code == 2);
  CHECK(project.run({"current"}).out == "r003 (head)\n");
  CHECK(project.run({"ensure-version"}).out == "nothing to do: the tables are there\n");
}

TEST_CASE("a database ahead of the revisions is a state of its own") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(3);
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
  std::filesystem::remove(project.folder() / "revisions/r003.yaml");
  for (const auto* verb : {"upgrade", "current", "plan"}) {
    const auto result = project.run({verb});
    CHECK(result.exit_code == 4);
    CHECK_THAT(result.err, Contains("ahead of these revisions") && Contains("r003"));
  }
}

TEST_CASE("parameters are given on the command line, checked and kept out of other revisions") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.revision(
      "r001", "null",
      "params: {owner: {type: uuid}}\nup:\n  - create_table: {name: t, columns: [{name: owner, type: "
      "uuid}]}\n"
      "  - insert: {table: t, rows: [{owner: {param: owner}}]}\ndown:\n  - drop_table: {name: t}\n");
  CHECK_THAT(project.run({"upgrade"}).err,
             Contains("parameter 'owner' has no value") && Contains("--set owner=VALUE"));
  CHECK_THAT(project.run({"upgrade", "--set", "owner=me"}).err, Contains("must be a UUID"));
  CHECK_THAT(
      project.run({"upgrade", "--set", "ownr=x", "--set", "owner=0b9ff0a2-3c0c-4b25-8f0e-1a2b3c4d5e6f"}).err,
      Contains("did you mean 'owner'?"));
  CHECK(project.run({"upgrade", "--set", "owner=0b9ff0a2-3c0c-4b25-8f0e-1a2b3c4d5e6f"}).exit_code == 0);
}

TEST_CASE("a protected environment wants its name typed") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(1);
  project.write("aludel.yaml",
                "environments: {production: {database: \"" + database.url() + "\", protect: true}}\n");
  CHECK(project.run({"-e", "production", "upgrade"}).exit_code == 0);
  CHECK_THAT(project.run({"-e", "production", "downgrade", "base", "--yes"}).err,
             Contains("--confirm production"));
  CHECK(
      project.run({"-e", "production", "downgrade", "base", "--yes", "--confirm", "production"}).exit_code ==
      0);
}

TEST_CASE("what cannot be undone is refused before anything runs") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(1);
  project.revision("r002", "r001", "up:\n  - sql: UPDATE t_r001 SET text = 'x'\n");
  project.revision("r003", "r002", "up: []\ndown: {irreversible: the past is gone}\n");
  project.revision("r004", "r003", "up:\n  - sql: SELECT 1\ndown: []\n");
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
  const auto down = project.run({"downgrade", "base", "--yes"});
  CHECK(down.exit_code == 2);
  CHECK_THAT(down.err, Contains("revision r003 cannot be undone: the past is gone") &&
                           Contains("raw SQL has no derived inverse"));
  CHECK(project.run({"current"}).out == "r004 (head)\n");
}
