#include "tests/faults/database.hpp"
#include "tests/support/client.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>

using namespace aludel::test_support;
using aludel::faults::cell;
using aludel::faults::connect;
using Catch::Contains;

namespace {
/// A row of the journal cannot be written, for a moment.
void stumble_once(const PostgresDatabase& database, const std::string& event, const std::string& when) {
  // Only the first time: a sequence does not go back with what failed.
  run_script(database.url(), "CREATE SEQUENCE stumbles;\n"
                             "CREATE FUNCTION stumble() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN\n"
                             "  IF " +
                                 when +
                                 " AND nextval('stumbles') = 1 THEN\n"
                                 "    RAISE EXCEPTION USING ERRCODE = '55P03', MESSAGE = 'stumbled';\n"
                                 "  END IF;\n  RETURN NEW;\nEND$$;\n"
                                 "CREATE TRIGGER stumble BEFORE " +
                                 event +
                                 " ON aludel_journal FOR EACH ROW\n"
                                 "  EXECUTE FUNCTION stumble();\n");
}

constexpr const char* table = "up:\n  - create_table: {name: t, columns: [{name: id, type: integer}]}\n  - "
                              "insert: {table: t, rows: [{id: 1}, {id: 1}]}\n"
                              "down:\n  - drop_table: {name: t}\n";
} // namespace

TEST_CASE("a revision with parts outside transactions goes on where it stopped") {
  const PostgresDatabase database;
  const Project project(database.url());
  project.revision("r001", "null", table);
  project.revision(
      "r002", "r001",
      "up:\n  - add_column: {table: t, name: a, type: integer}\n"
      "  - create_index: {name: t_id, table: t, columns: [id], unique: true, concurrently: true}\n"
      "  - add_column: {table: t, name: b, type: integer}\n");
  const auto failed = project.run({"upgrade"});
  CHECK(failed.exit_code == 1);
  CHECK_THAT(failed.err, Contains("step 2 (create_index t_id on t)") &&
                             Contains("partly applied (1 of 3 steps done and journaled)"));
  CHECK_THAT(project.run({"downgrade", "base", "--yes"}).err,
             Contains("run that `aludel upgrade` again first"));
  CHECK(project.run({"current"}).out == "r001\n");
  // The duplicate row goes; the invalid index that the failed build left is dropped and built again.
  project.write("fix/aludel.yaml", "revisions: revisions\nversion_table: fix_version\n");
  project.write(
      "fix/revisions/f.yaml",
      "revision: f\nup:\n  - sql: DELETE FROM t WHERE ctid = (SELECT min(ctid) FROM t)\ndown: []\n");
  const auto fixed = project.run({"-c", "fix/aludel.yaml", "-d", database.url(), "upgrade"});
  INFO(fixed.err);
  CHECK(fixed.exit_code == 0);
  const auto resumed = project.run({"upgrade"});
  INFO(resumed.err);
  CHECK(resumed.exit_code == 0);
  CHECK_THAT(resumed.err, Contains("going on with revision r002 after step 1"));
  CHECK(project.run({"downgrade", "r001", "--yes"}).exit_code == 0);
}

TEST_CASE("a step that was changed while its revision is partly applied is not run") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.revision("r001", "null", table);
  project.revision("r002", "r001",
                   "transaction: step\nup:\n  - add_column: {table: t, name: a, type: integer}\n  - sql: "
                   "SELECT nonsense\n");
  CHECK(project.run({"upgrade"}).exit_code == 1);
  project.revision(
      "r002", "r001",
      "transaction: step\nup:\n  - add_column: {table: t, name: a, type: text}\n  - sql: SELECT 1\n");
  CHECK_THAT(project.run({"upgrade"}).err, Contains("its step 1 was changed since it ran"));
  project.revision(
      "r002", "r001",
      "transaction: step\nup:\n  - add_column: {table: t, name: a, type: integer}\n  - sql: SELECT 1\n");
  CHECK(project.run({"upgrade"}).exit_code == 0);
}

TEST_CASE("statements outside transactions are not run twice") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.revision("r001", "null", table);
  project.revision("r002", "r001",
                   "transaction: none\nup:\n  - sql:\n      - INSERT INTO t VALUES (7)\n      - INSERT INTO "
                   "nowhere VALUES (1)\n");
  CHECK(project.run({"upgrade", "--lint", "off"}).exit_code == 1);
  project.revision("r003", "r002", "up: []\n");
  const auto again = project.run({"upgrade", "--lint", "off"});
  CHECK(again.exit_code == 1); // the second statement, not the first again
  CHECK_THAT(again.err, Contains("no such table: nowhere"));
  project.revision("r004", "r003", "up:\n  - add_unique: {table: t, columns: [id]}\n");
  CHECK(project.run({"stamp", "r003"}).exit_code == 0);
  CHECK_THAT(project.run({"upgrade", "--lint", "off"}).err,
             Contains("UNIQUE")); // the two first rows, and one 7
}

TEST_CASE(
    "a statement outside transactions that ended is not run again where only its row could not be written") {
  const PostgresDatabase database;
  const Project project(database.url());
  project.revision("r001", "null", table);
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
  stumble_once(database, "UPDATE", "NEW.statements = 1");
  project.revision(
      "r002", "r001",
      "transaction: none\nup:\n  - sql: [INSERT INTO t VALUES (7), INSERT INTO t VALUES (8)]\ndown: []\n");
  const auto done = project.run({"upgrade", "--lint", "off"});
  INFO(done.err);
  CHECK(done.exit_code == 0); // it is tried again, from the statement behind
  CHECK_THAT(run_script(database.url(), "SELECT string_agg(id::text, ',' ORDER BY id) FROM t;\n").out,
             Contains("1,1,7,8"));
}

TEST_CASE("an index that was built is not built again where only its row could not be written") {
  const PostgresDatabase database;
  const Project project(database.url());
  project.revision("r001", "null", table);
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
  stumble_once(database, "UPDATE", "NEW.statements = 1");
  project.revision("r002", "r001",
                   "up:\n  - create_index: {name: ti, table: t, columns: [id], concurrently: true}\n");
  const auto done = project.run({"upgrade"});
  INFO(done.err);
  CHECK(done.exit_code == 0);
  CHECK_THAT(done.err, Contains("stumbled")); // and was tried again
  CHECK(cell(*connect(database.url()), "SELECT count(*) FROM pg_indexes WHERE indexname = 'ti'") == "1");
}

TEST_CASE("a text that committed in between outside transactions is not run again unasked") {
  const PostgresDatabase database;
  const Project project(database.url());
  project.revision("r001", "null", table);
  const std::string last = GENERATE(as<std::string>(), "SELECT 1/0, COMMIT", "SELECT 1");
  project.revision("r002", "r001",
                   "transaction: none\nup:\n  - sql: [BEGIN, INSERT INTO t VALUES (7), COMMIT AND CHAIN, " +
                       last + "]\ndown: []\n");
  const auto failed = project.run({"upgrade", "--lint", "off"});
  INFO(failed.err);
  CHECK(failed.exit_code == 1);
  CHECK_THAT(failed.err, Contains("same command with --yes runs the statement again"));
  CHECK_THAT(project.run({"upgrade", "--lint", "off"}).err, Contains("whether it took effect is not known"));
  CHECK(cell(*connect(database.url()), "SELECT count(*) FROM t WHERE id = 7") == "1");
}

TEST_CASE("a statement that fails and keeps the rows before is not run again unasked") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.revision("r001", "null",
                   "up:\n  - create_table: {name: t, columns: [{name: id, type: integer}]}\n"
                   "  - insert: {table: t, rows: [{id: 1}, {id: 2}]}\n"
                   "  - sql: CREATE UNIQUE INDEX u ON t (id)\ndown: []\n");
  const bool kept = GENERATE(true, false);
  project.revision("r002", "r001",
                   "transaction: none\nup:\n  - sql: INSERT OR " + std::string(kept ? "FAIL" : "ABORT") +
                       " INTO t VALUES (7), (2)\ndown: []\n");
  const auto failed = project.run({"upgrade", "--lint", "off"});
  INFO(failed.err);
  CHECK(failed.exit_code == 1);
  const auto again = project.run({"upgrade", "--lint", "off"});
  CHECK_THAT(again.err, Contains(kept ? "whether it took effect is not known" : "UNIQUE constraint failed"));
  CHECK(cell(*connect(database.url()), "SELECT count(*) FROM t WHERE id = 7") == (kept ? "1" : "0"));
}

TEST_CASE("the word for a statement whose end is unknown holds until an attempt has begun it") {
  const PostgresDatabase database;
  const Project project(database.url());
  project.revision("r001", "null", table);
  project.revision("r002", "r001",
                   "transaction: none\nup:\n  - sql:\n      - DO $$ BEGIN IF to_regclass('later') IS NULL "
                   "THEN RAISE EXCEPTION 'halfway'; END IF; END $$\ndown: []\n");
  REQUIRE(project.run({"upgrade", "--lint", "off"}).exit_code == 1);
  run_script(database.url(), "CREATE TABLE later (id integer);\n");
  stumble_once(database, "INSERT", "NEW.revision = 'r002'");
  const auto done = project.run({"upgrade", "--lint", "off", "--yes"});
  INFO(done.err);
  CHECK_THAT(done.err, Contains("stumbled"));
  CHECK(done.exit_code == 0);
}

TEST_CASE("a statement that failed without effect may be corrected in its file") {
  const SqliteDatabase sqlite;
  const PostgresDatabase postgresql;
  const auto url = GENERATE(true, false) ? sqlite.url() : postgresql.url();
  const Project project(url);
  const auto second = [&](const std::string& sql) {
    project.revision("r002", "r001",
                     "transaction: none\nup:\n  - sql: INSERT INTO t VALUES (7)\n  - sql: " + sql +
                         "\ndown: []\n");
    return project.run({"upgrade", "--lint", "off"});
  };
  project.revision("r001", "null", table);
  CHECK(second("INSRT INTO t VALUES (8)").exit_code == 1);
  CHECK(second("[INSERT INTO t VALUES (8), INSERT INTO nowhere VALUES (9)]").exit_code == 1);
  CHECK_THAT(second("INSERT INTO t VALUES (9)").err, Contains("its step 2 was changed since it ran"));
  CHECK(cell(*connect(url), "SELECT count(*) FROM t WHERE id > 6") == "2");
}

TEST_CASE("a revision that is gone on with needs the values that it began with") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.revision("r001", "null", table);
  project.revision("r002", "r001",
                   "transaction: none\nparams: {n: {type: integer}}\nup:\n  - insert: {table: t, rows: "
                   "[{id: {param: n}}]}\n  - sql: INSERT INTO nowhere VALUES (1)\ndown: []\n");
  REQUIRE(project.run({"upgrade", "--lint", "off", "--set", "n=1"}).exit_code == 1);
  CHECK_THAT(project.run({"upgrade", "--lint", "off", "--set", "n=2"}).err,
             Contains("its step 1 was changed since it ran") && Contains("give each --set NAME=VALUE"));
}

TEST_CASE("a call that failed outside transactions may have kept a part, and is not run again unasked") {
  const PostgresDatabase database;
  const Project project(database.url());
  project.revision("r001", "null",
                   "up:\n  - create_table: {name: t, columns: [{name: id, type: integer}]}\n");
  const auto body =
      std::string("BEGIN INSERT INTO t VALUES (7); COMMIT; IF (SELECT count(*) FROM t) < 2 THEN "
                  "RAISE EXCEPTION 'halfway' USING ERRCODE = 'lock_not_available'; END IF; END");
  const bool is_block = GENERATE(false, true);
  project.revision(
      "r002", "r001",
      "transaction: none\nup:\n  - sql:\n      - >-\n        " +
          (is_block ? "DO $$ " + body + " $$"
                    : "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ " + body + " $$\n      - CALL p()") +
          "\ndown: []\n");
  const auto session = connect(database.url());
  const auto failed = project.run({"upgrade", "--lint", "off"});
  INFO(failed.err);
  CHECK(failed.exit_code == 1);
  CHECK_THAT(failed.err, Contains("halfway") && Contains("same command with --yes runs the statement again"));
  CHECK(cell(*session, "SELECT count(*) FROM t") == "1"); // a lock that was not got is tried again else
  CHECK_THAT(project.run({"upgrade", "--lint", "off"}).err, Contains("whether it took effect is not known"));
  CHECK_THAT(project.run({"rollback", "--yes"}).err, Contains("cannot-roll-back"));
  CHECK(cell(*session, "SELECT count(*) FROM t") == "1");
  CHECK(project.run({"upgrade", "--lint", "off", "--yes"}).exit_code == 0);
  CHECK(cell(*session, "SELECT count(*) FROM t") == "2");
}

TEST_CASE("a revision that was in parts when a part of it ran is not begun anew as one piece") {
  const SqliteDatabase database;
  const Project project(database.url());
  const std::string first = "up:\n  - insert: {table: t, rows: [{id: 7}]}\n";
  const std::string second = "  - insert: {table: t, rows: [{id: 8}]}\n";
  project.revision("r001", "null", table);
  project.revision("r002", "r001", "transaction: step\n" + first + second + "  - sql: SELECT nonsense\n");
  CHECK(project.run({"upgrade", "--lint", "off"}).exit_code == 1);

  project.revision("r002", "r001", first);
  const auto refused = project.run({"upgrade", "--lint", "off"});
  CHECK(refused.exit_code == 1);
  CHECK_THAT(refused.err, Contains("its step 2, which ran, is gone from its file"));
  CHECK_THAT(project.run({"rollback", "--yes"}).err, Contains("is kept, and gone from its file"));

  project.revision("r002", "r001", first + second + "  - sql: SELECT 1\n");
  const auto resumed = project.run({"upgrade", "--lint", "off"});
  INFO(resumed.err);
  CHECK(resumed.exit_code == 0);
  CHECK_THAT(resumed.err, Contains("going on with revision r002 after step 2"));
  CHECK(cell(*connect(database.url()), "SELECT count(*) FROM t WHERE id > 1") == "2");
}

TEST_CASE("what ran outside transactions is not run again in one") {
  const SqliteDatabase database;
  const Project project(database.url());
  const std::string body =
      "up:\n  - sql:\n      - INSERT INTO t VALUES (7)\n      - INSERT INTO later VALUES (1)\n";
  project.revision("r001", "null", table);
  project.revision("r002", "r001", "transaction: none\n" + body);
  CHECK(project.run({"upgrade", "--lint", "off"}).exit_code == 1);
  const auto session = connect(database.url());
  session->execute(aludel::dialect::statement("CREATE TABLE later (id integer)"));
  project.revision("r002", "r001", body);
  const auto refused = project.run({"upgrade", "--lint", "off"});
  CHECK(refused.exit_code == 1);
  CHECK_THAT(refused.err, Contains("step 1 ran outside transactions, in part"));
  project.revision("r002", "r001", "transaction: none\n" + body);
  CHECK(project.run({"upgrade", "--lint", "off"}).exit_code == 0);
  CHECK(cell(*session, "SELECT count(*) FROM t WHERE id = 7") == "1");
}

TEST_CASE("what was new when a run began is so when it is gone on with") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.revision(
      "r001", "null",
      "transaction: step\nup:\n  - create_table: {name: t, columns: [{name: id, type: integer}]}\n"
      "  - sql: INSERT INTO nowhere VALUES (1)\n"
      "  - insert: {table: t, rows: [{id: 5}]}\n    when: {fresh_install: true}\ndown: []\n");
  CHECK(project.run({"upgrade", "--lint", "off"}).exit_code == 1);
  const auto session = connect(database.url());
  session->execute(aludel::dialect::statement("CREATE TABLE nowhere (id integer)"));
  CHECK(project.run({"resume"}).exit_code == 0);
  CHECK(cell(*session, "SELECT id FROM t") == "5");
}

TEST_CASE("a stamp that fails takes nothing over") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.revision("r001", "null", table);
  project.revision("r002", "r001", "up:\n  - sql: INSERT INTO nowhere VALUES (1)\ndown: []\n");
  CHECK(project.run({"upgrade", "--lint", "off"}).exit_code == 1);
  const auto session = connect(database.url());
  const auto does = [&](const char* sql) { session->execute(aludel::dialect::statement(sql)); };
  does("CREATE TRIGGER stop BEFORE UPDATE ON aludel_version BEGIN SELECT RAISE(ABORT, 'stop'); END");
  CHECK_THAT(project.run({"stamp", "r002"}).err, Contains("stop"));
  CHECK(cell(*session, "SELECT count(*) FROM aludel_run WHERE status = 'running' OR command = 'stamp'") ==
        "0");
  does("DROP TRIGGER stop");
  does("CREATE TABLE nowhere (id integer)");
  const auto resumed = project.run({"resume"});
  INFO(resumed.err);
  CHECK(resumed.exit_code == 0);
}
