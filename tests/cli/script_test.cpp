#include "tests/support/client.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace aludel::test_support;
using Catch::Contains;
using Catch::EndsWith;

namespace {
/// What the verbs leave in the words of a user who then looks with the engine's client.
void guards_hold(const std::string& url, int failed) {
  const Project project(url);
  project.chain(3);
  const auto from_one = project.run({"upgrade", "--sql", "r001:"});
  REQUIRE(from_one.exit_code == 0);
  const auto early = run_script(url, from_one.out);
  CHECK(early.exit_code == failed);
  CHECK_THAT(early.err, Contains("this script starts at r001, and this database is not there"));
  CHECK(project.run({"ensure-version"}).out != "nothing to do: the tables are there\n"); // nothing was left

  REQUIRE(run_script(url, project.run({"upgrade", "--sql", ":r002"}).out).exit_code == 0);
  CHECK(project.run({"current"}).out == "r002\n");
  const auto twice = run_script(url, project.run({"upgrade", "--sql", "r002"}).out);
  CHECK(twice.exit_code == failed);
  CHECK_THAT(twice.err, Contains("this script starts at base, and this database is not there"));
  CHECK(run_script(url, from_one.out).exit_code == failed);
  CHECK(project.run({"current"}).out == "r002\n");

  CHECK(run_script(url, project.run({"stamp", "--sql", "r002:r001"}).out).exit_code == 0);
  CHECK(project.run({"current"}).out == "r001\n");
  CHECK(run_script(url, project.run({"stamp", "--sql", "r001:r002"}).out).exit_code == 0);
  CHECK(run_script(url, project.run({"upgrade", "--sql", "r002:+1"}).out).exit_code == 0);
  CHECK_THAT(project.run({"current"}).out, Contains("r003"));
  CHECK(run_script(url, project.run({"downgrade", "--sql", "head:base"}).out).exit_code == 0);
  CHECK(project.run({"current"}).out.empty());
}

/// Up, down, up: three runs, and the script of the way up is the same each time.
void each_run_has_its_id(const std::string& url) {
  const Project project(url);
  project.chain(2);
  const auto up = project.run({"upgrade", "--sql"}).out;
  CHECK(project.run({"upgrade", "--sql"}).out == up);
  for (const auto& script : {up, project.run({"downgrade", "--sql", "head:base"}).out, up})
    REQUIRE(run_script(url, script).exit_code == 0);
  const auto log = project.run({"log"}).out;
  INFO(log);
  CHECK(std::count(log.begin(), log.end(), '\n') == 3);
  CHECK_THAT(log, !Contains("(the run of this script)") && Contains("downgrade of 2 revisions"));
}

/// A failing step keeps what stood before its revision, and nothing of its own.
void stops_at_the_first_error(const std::string& url, int failed) {
  const Project project(url);
  project.chain(1);
  project.revision("r002", "r001",
                   "up:\n  - create_table: {name: kept, columns: [{name: id, type: integer}]}\n"
                   "  - sql: INSERT INTO nowhere VALUES (1)\n"
                   "  - create_table: {name: later, columns: [{name: id, type: integer}]}\ndown: []\n");
  const auto result = run_script(url, project.run({"upgrade", "--sql", "--lint", "off"}).out);
  CHECK(result.exit_code == failed);
  CHECK_THAT(result.err, Contains("nowhere"));
  CHECK(project.run({"current"}).out == "r001\n");
  project.revision("r002", "r001",
                   "up:\n  - create_table: {name: kept, columns: [{name: id, type: integer}]}\n");
  CHECK(project.run({"upgrade"}).exit_code == 0);
}

/// Texts that a client could take for its own words come through as they were written.
void text_comes_through(const std::string& url, const std::string& select, const std::string& expected) {
  const Project project(url);
  project.write(
      "revisions/r001.yaml",
      "revision: r001\nmessage: \"it's ; a message\\n.quit\\n\\\\q\"\n"
      "up:\n  - create_table: {name: t, columns: [{name: id, type: integer}, {name: x, type: text}]}\n"
      "  - insert: {table: t, rows: [{id: 1, x: \"a\\r\\nb\\rc\"}, {id: 2, x: \":DBNAME :'USER' \\\\d\"}]}\n"
      "  - sql: |\n      -- what's this; \\q\n      /* and\n      .quit\n      \\q */\n"
      "      INSERT INTO t VALUES (3, 'one\n      .quit\n      #no\n      go\n      /\n      \\q ; :HOST');\n"
      "      INSERT INTO t SELECT 4, x FROM (SELECT 8\n      /\n      2 AS\n      go, 'x' AS x) AS q -- end\n"
      "down: []\n");
  const auto script = project.run({"upgrade", "--sql"});
  REQUIRE(script.exit_code == 0);
  const auto result = run_script(url, script.out);
  INFO(script.out);
  CHECK(result.err == "");
  REQUIRE(result.exit_code == 0);
  CHECK_THAT(run_script(url, select).out, Contains(expected));
}
} // namespace

TEST_CASE("a script stops where the database is not at its start, on SQLite") {
  const SqliteDatabase database;
  guards_hold(database.url(), 1);
}
TEST_CASE("a script stops where the database is not at its start, on PostgreSQL") {
  const PostgresDatabase database;
  guards_hold(database.url(), 3);
}

TEST_CASE("each run of a script has an id of its own, on SQLite") {
  const SqliteDatabase database;
  each_run_has_its_id(database.url());
}
TEST_CASE("each run of a script has an id of its own, on PostgreSQL") {
  const PostgresDatabase database;
  each_run_has_its_id(database.url());
}

TEST_CASE("a script stops at the first error, on SQLite") {
  const SqliteDatabase database;
  stops_at_the_first_error(database.url(), 1);
}
TEST_CASE("a script stops at the first error, on PostgreSQL") {
  const PostgresDatabase database;
  stops_at_the_first_error(database.url(), 3);
}

TEST_CASE("sqlite3 is told every character") {
  const SqliteDatabase database;
  text_comes_through(database.url(), "SELECT id || '=' || hex(x) FROM t ORDER BY id;\n",
                     "1=610D0A620D63\n2=3A44424E414D45203A275553455227205C64\n"
                     "3=6F6E650A2E717569740A236E6F0A676F0A2F0A5C71203B203A484F5354\n4=78\n");
}
TEST_CASE("psql is told every character") {
  const PostgresDatabase database;
  text_comes_through(
      database.url(),
      "\\t on\n\\a\nSELECT id || '=' || upper(encode(convert_to(x, 'UTF8'), 'hex')) FROM t ORDER BY "
      "id;\n",
      "1=610D0A620D63\n2=3A44424E414D45203A275553455227205C64\n"
      "3=6F6E650A2E717569740A236E6F0A676F0A2F0A5C71203B203A484F5354\n4=78\n");
}

TEST_CASE("psql puts no variables into SQL, and a backslash is refused") {
  const PostgresDatabase database;
  const Project project(database.url());
  project.revision("r001", "null",
                   "up:\n  - sql: CREATE TABLE t AS SELECT (ARRAY[1,2,3])[1:2] AS a, 'x'::text AS b, "
                   "$$:DBNAME$$::text AS c\ndown: []\n");
  const auto result = run_script(database.url(), project.run({"upgrade", "--sql"}).out);
  CHECK(result.err == "");
  CHECK_THAT(run_script(database.url(), "\\t on\n\\a\nSELECT * FROM t;\n").out,
             Contains("{1,2}|x|:DBNAME\n"));
  project.revision("r001", "null", "up:\n  - sql: |\n      SELECT 1\n      \\q\ndown: []\n");
  const auto refused = project.run({"upgrade", "--sql"});
  CHECK(refused.exit_code == 2);
  CHECK_THAT(refused.err, Contains("r001.yaml:7:7") && Contains("psql takes a backslash"));
}

TEST_CASE("concurrent work and what stands outside transactions runs by script") {
  const PostgresDatabase database;
  const Project project(database.url());
  project.chain(1);
  project.revision(
      "r002", "r001",
      "up:\n  - create_index: {name: i, table: t_r001, columns: [text], concurrently: true}\n"
      "  - sql: [BEGIN, UPDATE t_r001 SET text = 'two', COMMIT, VACUUM t_r001]\n    transaction: none\n"
      "    lock_timeout: 2s\n    timeout: 1m\ndown: []\n");
  const auto script = project.run({"upgrade", "--sql"});
  REQUIRE(script.exit_code == 0);
  CHECK_THAT(script.out, Contains("SET lock_timeout = 2000;\nSET statement_timeout = 60000;\n"));
  const auto result = run_script(database.url(), script.out);
  CHECK(result.err == "");
  REQUIRE(result.exit_code == 0);
  CHECK_THAT(project.run({"current"}).out, Contains("r002 (head)"));
}

TEST_CASE("a rebuild by script leaves no row that points at nothing") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.revision(
      "r001", "null",
      "up:\n  - create_table: {name: p, columns: [{name: id, type: integer, primary_key: true}]}\n"
      "  - create_table: {name: c, columns: [{name: p, type: integer}]}\n"
      "  - insert: {table: c, rows: [{p: 7}]}\n");
  project.revision(
      "r002", "r001",
      "up:\n  - add_foreign_key: {table: c, columns: [p], references: {table: p, columns: [id]}}\n");
  const auto script = project.run({"upgrade", "--sql"});
  const auto result = run_script(database.url(), script.out);
  CHECK(result.exit_code == 1);
  CHECK_THAT(result.out, Contains("row 1 of c points at no row of p"));
  CHECK_THAT(result.err, Contains("rows would point at nothing"));
  CHECK(project.run({"current"}).out == "r001\n");
  CHECK_THAT(project.run({"upgrade"}).err, Contains("rows would point at nothing"));
  run_script(database.url(), "INSERT INTO p VALUES (7);\n");
  CHECK(run_script(database.url(), project.run({"upgrade", "--sql", "r001:"}).out).exit_code == 0);
}

TEST_CASE("a script waits for no earlier run that was cut short") {
  const SqliteDatabase database;
  const Project project(database.url());
  const auto body = [](const std::string& last) {
    return "transaction: step\nup:\n  - create_table: {name: t, columns: [{name: id, type: integer}]}\n  - "
           "sql: " +
           last + "\ndown: []\n";
  };
  project.revision("r001", "null", body("INSERT INTO nowhere VALUES (1)"));
  REQUIRE(project.run({"upgrade", "--lint", "off"}).exit_code == 1);
  project.revision("r001", "null", body("INSERT INTO t VALUES (1)"));
  const auto result = run_script(database.url(), project.run({"upgrade", "--sql"}).out);
  CHECK(result.exit_code == 1);
  CHECK_THAT(result.err, Contains("an earlier run of one of these revisions was cut short"));
}

TEST_CASE("what only a database could tell is refused, all of it at once") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.revision("r001", "null",
                   "up:\n  - sql: CREATE TABLE raw (id INTEGER PRIMARY KEY, x TEXT)\n"
                   "  - add_check: {table: raw, sql: x <> ''}\n"
                   "  - drop_table: {name: old}\n    when: {table_exists: old}\n"
                   "  - sql: INSERT INTO raw (x) VALUES ('open\ndown: []\n");
  project.revision("r002", "r001", "when: {fresh_install: true}\nup: []\ndown: []\n");
  const auto script = project.run({"upgrade", "--sql"});
  CHECK(script.exit_code == 2);
  CHECK(script.out.empty());
  CHECK_THAT(script.err, Contains("the shape of table raw is needed") &&
                             Contains("drop_table old runs only when table old exists") &&
                             Contains("is not closed") && Contains("revision r002 runs only when") &&
                             Contains("without --sql") && Contains("4 problems"));
  CHECK_FALSE(std::filesystem::exists(database.path()));
}

TEST_CASE("scripts go to a file or into JSON, and need no database") {
  const Project project("sqlite://");
  project.chain(2);
  const auto saved = project.run({"upgrade", "--sql", "-o", "up.sql"});
  CHECK(saved.exit_code == 0);
  CHECK(saved.out.empty());
  CHECK(std::filesystem::exists(project.folder() / "up.sql"));
  CHECK(project.run({"upgrade", "--sql", "-o", "up.sql"}).exit_code == 2); // never over another
  CHECK_THAT(
      project.run({"downgrade", "--sql", "r002:r001", "-f", "json"}).out,
      Contains("\"dialect\": \"sqlite\",\n  \"from\": [\n    \"r002\"\n  ],\n  \"to\": [\n    \"r001\"\n  ],"
               "\n  \"revisions\": [\n    \"r002\"\n  ],\n  \"sql\": \""));
  CHECK(project.run({"upgrade", "--sql", "head:head"}).out == "-- already at r002, nothing to do\n");
  CHECK_THAT(project.run({"upgrade", "--sql", "-d", "postgresql://u:hunter2@nowhere/x"}).out,
             Contains("-- psql -X -f SCRIPT DATABASE") && !Contains("hunter2"));
  CHECK(project.run({"upgrade", "--sql"}).out == project.run({"upgrade", "--sql"}).out);
}

TEST_CASE("a script says what is wrong with its ends") {
  const Project project("sqlite://");
  project.chain(2);
  const std::vector<std::pair<std::vector<std::string>, std::string>> wrong{
      {{"downgrade", "--sql", "base"}, "write FROM:TO, as in aludel downgrade --sql head:base"},
      {{"downgrade", "--sql", "head:"}, "write FROM:TO"},
      {{"upgrade", "--sql", "current:head"}, "needs a database"},
      {{"upgrade", "--sql", "r009:head"}, "r009"},
      {{"upgrade", "--sql", "r001:r002:r001"}, "is a range"},
      {{"upgrade", "--sql", "--dry-run"}, "--dry-run does not go with --sql"},
      {{"stamp", "--sql", "--purge", "r001"}, "--purge does not go with --sql"},
      {{"upgrade", "r001:r002"}, "ranges are for history and for scripts (--sql)"},
  };
  for (const auto& [arguments, said] : wrong) {
    INFO(arguments.back());
    const auto result = project.run(arguments);
    CHECK(result.exit_code == 2);
    CHECK_THAT(result.err, Contains(said));
    CHECK(result.out.empty());
  }
}
