#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>

using namespace aludel::test_support;
using Catch::Contains;

namespace {
void refused(const std::string& url, const std::string& condition, const std::string& said) {
  const Project project(url);
  project.revision("r001", "null",
                   "up:\n  - create_table: {name: t, columns: [{name: id, type: integer}]}\n"
                   "  - sql: SELECT 1\n    when: " +
                       condition + "\ndown: []\n");
  INFO(condition);
  for (const auto* verb : {"plan", "upgrade"}) {
    const auto result = project.run({verb});
    CHECK(result.exit_code == 2);
    CHECK_THAT(result.err, Contains("r001.yaml:7:") && Contains(said) && Contains("help: "));
  }
  CHECK(project.run({"current"}).out.empty());
}

void one_query_is_due(const std::string& url) {
  refused(url, "{sql: SELECT 1; SELECT 2, is: 1}", "is 2 statements, and one query is due");
  refused(url, "{sql: DELETE FROM t, is: 1}", "is no query: DELETE FROM t");
  refused(url, "{sql: \"WITH x AS (SELECT 1) INSERT INTO t SELECT 2\", is: 1}", "is no query");
  refused(url, "{not: {sql: -- nothing, is: 1}}", "is 0 statements");
  refused(url, "{any: [{sql: {other: SELECT 1}, is: 1}]}", "unknown dialect 'other'");
}

/// Each step asks, and the tables that the run has made meanwhile are no answer.
void fresh_as_the_run_began(const std::string& url) {
  const Project project(url);
  const std::string step = "  - insert: {table: t, rows: [{id: ";
  project.revision("r001", "null",
                   "up:\n  - create_table: {name: t, columns: [{name: id, type: integer}]}\n" + step +
                       "1}]}\n    when: {fresh_install: true}\n" + step +
                       "2}]}\n    when: {fresh_install: false}\n  - sql: SELECT 1\n    transaction: none\n" +
                       step + "3}]}\n    when: {fresh_install: true}\ndown: [{drop_table: {name: t}}]\n");
  project.revision("r002", "r001", "up:\n" + step + "4}]}\n    when: {fresh_install: true}\ndown: []\n");
  project.revision("r003", "r002", "up:\n" + step + "5}]}\n    when: {fresh_install: true}\ndown: []\n");
  REQUIRE(project.run({"upgrade", "r002"}).exit_code == 0);
  const auto result = project.run({"upgrade"});
  CHECK_THAT(result.err, Contains("skipped insert t: not true: the database is a fresh install"));
  project.revision(
      "r004", "r003",
      "up:\n  - sql: SELECT 1\n    when: {sql: \"SELECT count(*) FROM t WHERE id IN (1, 3, 4)\", is: "
      "3, else: fail}\n  - sql: SELECT 1\n    when: {rows: {table: t, max: 3}, else: fail}\ndown: []\n");
  CHECK(project.run({"upgrade"}).exit_code == 0);
}
} // namespace

TEST_CASE("a condition that is no one query is refused before anything runs, on SQLite") {
  const SqliteDatabase database;
  one_query_is_due(database.url());
  refused(database.url(), "{sql: PRAGMA user_version = 3, is: 3}", "is no query");
}
TEST_CASE("a condition that is no one query is refused before anything runs, on PostgreSQL") {
  const PostgresDatabase database;
  one_query_is_due(database.url());
}

TEST_CASE("queries are taken for what they are") {
  const SqliteDatabase database;
  const Project project(database.url());
  for (const auto* query :
       {"PRAGMA user_version", "(WITH x AS (SELECT 0) SELECT * FROM x)", "/* DELETE */ VALUES (0)"}) {
    project.revision("r001", "null",
                     std::string("up:\n  - sql: SELECT 1\n    when: {sql: \"SELECT 1\", is: 1}\n") +
                         "  - sql: SELECT 1\n    when: {sql: \"" + query +
                         "\", is: 0, else: fail}\ndown: []\n");
    INFO(query);
    CHECK(project.run({"plan"}).exit_code == 0);
  }
}

TEST_CASE("free space is not asked of PostgreSQL, and it is said before anything runs") {
  const PostgresDatabase database;
  refused(database.url(), "{free_space: 2x t}", "PostgreSQL does not tell how much disk space is free");
  refused(database.url(), "{any: [{not: {free_space: 2x t}}, {fresh_install: true}]}", "ask for `rows:`");
}

TEST_CASE("free space is asked of SQLite") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.revision("r001", "null",
                   "up:\n  - create_table: {name: t, columns: [{name: id, type: integer}]}\n");
  project.revision("r002", "r001",
                   "up:\n  - sql: SELECT 1\n    when: {free_space: 1x t, else: fail}\ndown: []\n");
  project.revision("r003", "r002",
                   "up:\n  - sql: SELECT 1\n    when: {free_space: 1e30x t, else: fail}\ndown: []\n");
  CHECK(project.run({"upgrade", "r002"}).exit_code == 0);
  const auto result = project.run({"upgrade"});
  CHECK(result.exit_code == 1);
  CHECK_THAT(result.err, Contains("does not hold"));
}

TEST_CASE("an installation is as fresh as when the run began, on SQLite") {
  const SqliteDatabase database;
  fresh_as_the_run_began(database.url());
}
TEST_CASE("an installation is as fresh as when the run began, on PostgreSQL") {
  const PostgresDatabase database;
  fresh_as_the_run_began(database.url());
}

TEST_CASE("what a condition said before a downgrade is no answer for the next upgrade") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.revision(
      "r001", "null",
      "up:\n  - create_table: {name: t, columns: [{name: id, type: integer}, {name: a, type: text}]}\n"
      "  - insert: {table: t, rows: [{id: 1}]}\n"
      "  - create_table: {name: once, columns: [{name: id, type: integer}]}\n    when: {fresh_install: "
      "true}\n");
  project.revision("r002", "r001",
                   "up:\n  - add_column: {table: t, name: c, type: text, default: kept}\n"
                   "    when: {table_exists: asked_for}\n");
  project.revision("r003", "r002", "up:\n  - add_check: {table: t, name: t_id, sql: id > 0}\n");
  const auto rows = [&] { return run_script(database.url(), "SELECT * FROM t;\n").out; };
  const auto again = [&](const std::string& change) {
    REQUIRE(project.run({"upgrade", "--lint", "off"}).exit_code == 0);
    REQUIRE(project.run({"downgrade", "r001", "--yes"}).exit_code == 0);
    REQUIRE(run_script(database.url(), change).exit_code == 0);
    const auto result = project.run({"upgrade", "--lint", "off"});
    INFO(result.err);
    CHECK(result.exit_code == 0);
  };
  again("CREATE TABLE asked_for (id);\n"); // it was skipped, and runs
  CHECK_THAT(rows(), Contains("kept"));
  REQUIRE(project.run({"downgrade", "r001", "--yes"}).exit_code == 0);
  again("DROP TABLE asked_for;\n"); // it ran, and is skipped
  CHECK_THAT(rows(), !Contains("kept") && !Contains("c"));
}
