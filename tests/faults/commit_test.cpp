#include "tests/faults/database.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>

using namespace aludel::test_support;
using aludel::faults::cell;
using Catch::Contains;

// On PostgreSQL the commit of a revision that changes the schema alone goes along with the next revision.

namespace {
/// Whatever makes the table `doomed` leaves a row that the commit will refuse.
constexpr const char* spoil[] = {
    "CREATE TABLE keys (id integer PRIMARY KEY)",
    "CREATE TABLE pointers (key integer REFERENCES keys DEFERRABLE INITIALLY DEFERRED)",
    "CREATE FUNCTION spoil() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN"
    "  IF EXISTS (SELECT FROM pg_event_trigger_ddl_commands() WHERE object_identity = 'public.doomed') THEN"
    "    INSERT INTO public.pointers VALUES (42); END IF; END $$",
    "CREATE EVENT TRIGGER spoil ON ddl_command_end EXECUTE FUNCTION spoil()"};

std::string make_table(const std::string& name) {
  return "up:\n  - create_table: {name: " + name + ", columns: [{name: id, type: integer}]}\n";
}

/// r002 makes the table that spoils its commit; r003 comes behind it, unless that is the last.
std::unique_ptr<aludel::dialect::Session> spoilt(const Project& project, bool is_last) {
  project.revision("r001", "null", make_table("a"));
  project.revision("r002", "r001", make_table("doomed"));
  if (!is_last) project.revision("r003", "r002", make_table("c"));
  auto session = aludel::faults::connect(project.database());
  for (const auto* sql : spoil) session->execute(aludel::dialect::statement(sql));
  return session;
}
} // namespace

TEST_CASE("a commit that fails is told of its own revision, and nothing behind it runs") {
  const bool is_last = GENERATE(false, true);
  const PostgresDatabase database;
  const Project project(database.url());
  const auto session = spoilt(project, is_last);

  const auto failed = project.run({"upgrade"});
  INFO(failed.err);
  CHECK(failed.exit_code == 1);
  CHECK_THAT(failed.err, Contains("revision r002: ") && Contains("violates foreign key constraint"));
  CHECK_THAT(failed.err, !Contains("r002 (") && Contains("up r001"));
  CHECK(project.run({"current"}).out == "r001\n");
  CHECK(cell(*session, "SELECT to_regclass('doomed') IS NULL AND to_regclass('c') IS NULL") == "t");
  CHECK(cell(*session, "SELECT string_agg(revision, ' ') FROM aludel_journal WHERE status = 'failed'") ==
        "r002");
  CHECK(cell(*session, "SELECT count(*) FROM aludel_journal WHERE revision >= 'r002'") == "1");

  session->execute(aludel::dialect::statement("DROP EVENT TRIGGER spoil"));
  CHECK(project.run({"upgrade"}).exit_code == 0);
  CHECK(project.run({"current"}).out == (is_last ? "r002 (head)\n" : "r003 (head)\n"));
}

TEST_CASE("a commit that may succeed later is tried again, and what comes behind it") {
  const bool is_last = GENERATE(false, true);
  const PostgresDatabase database;
  const Project project(database.url());
  const auto session = spoilt(project, is_last);
  for (const auto* sql :
       {"ALTER TABLE pointers DROP CONSTRAINT pointers_key_fkey", "CREATE SEQUENCE tries",
        "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        "  IF nextval('public.tries') = 1 THEN RAISE 'not now' USING ERRCODE = 'serialization_failure';"
        "  END IF; RETURN NULL; END $$",
        "CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON pointers DEFERRABLE INITIALLY DEFERRED"
        "  FOR EACH ROW EXECUTE FUNCTION fail()"})
    session->execute(aludel::dialect::statement(sql));

  const auto done = project.run({"upgrade"});
  INFO(done.err);
  CHECK(done.exit_code == 0);
  CHECK_THAT(done.err, Contains("revision r002: not now") && Contains("(attempt 2)"));
  CHECK_THAT(done.out, Contains(is_last ? "applied 2 revisions" : "applied 3 revisions"));
  CHECK(cell(*session,
             "SELECT string_agg(revision, ' ' ORDER BY id) FROM aludel_journal"
             " WHERE operation IS NULL AND status = 'done'") == (is_last ? "r001 r002" : "r001 r002 r003"));
}

TEST_CASE("what fails behind a whole revision leaves that one whole") {
  const PostgresDatabase database;
  const Project project(database.url());
  project.revision("r001", "null", make_table("a"));
  const auto bad = GENERATE(as<std::string>(), "up:\n  - sql: SELECT 1/0\n",
                            "up:\n  - create_table: {name: a, columns: [{name: id, type: integer}]}\n",
                            "when: {sql: SELECT 1/0, is: 1}\nup: []\n",
                            "up:\n  - sql: SELECT 1\n    when: {sql: SELECT 1/0, is: 1}\n");
  project.revision("r002", "r001", bad);
  const auto failed = project.run({"upgrade", "--lint", "off"});
  INFO(failed.err);
  CHECK(failed.exit_code == 1);
  CHECK_THAT(failed.err, Contains("revision r002"));
  CHECK(project.run({"current"}).out == "r001\n");
  const auto session = aludel::faults::connect(database.url());
  CHECK(cell(*session, "SELECT string_agg(revision, ' ') FROM aludel_journal WHERE status = 'failed'") ==
        "r002");
}

TEST_CASE("a revision may end the prepared statements of its connection") {
  const PostgresDatabase database;
  const Project project(database.url());
  project.revision("r001", "null", make_table("a"));
  project.revision("r002", "r001", "up:\n  - sql: DEALLOCATE ALL\n");
  project.revision("r003", "r002", make_table("c"));
  const auto done = project.run({"upgrade"});
  INFO(done.err);
  CHECK(done.exit_code == 0);
  CHECK(project.run({"current"}).out == "r003 (head)\n");
}

TEST_CASE("a version table that somebody else changes meanwhile keeps the revision from being committed") {
  const PostgresDatabase database;
  const Project project(database.url());
  project.revision("r001", "null", make_table("a"));
  project.revision("r002", "r001", "up:\n  - sql: UPDATE aludel_version SET version_num = 'elsewhere'\n");
  project.revision("r003", "r002", make_table("c"));
  const auto failed = project.run({"upgrade"});
  CHECK(failed.exit_code == 1);
  CHECK_THAT(failed.err, Contains("revision r002: the version table was changed by somebody else"));
  CHECK(project.run({"current"}).out == "r001\n");
}
