#include "tests/faults/database.hpp"
#include "tests/faults/waiting.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>
#include <csignal>
#include <thread>

using namespace aludel;
using namespace aludel::test_support;
using Catch::Matchers::Contains;
using faults::connect;
using faults::wait_until;

// Runs that died, or failed: told by the next command, gone on with, undone.

namespace {
std::string cell(const Project& project, const std::string& query) {
  return faults::cell(project.database(), query);
}

/// A database on either engine, with a statement that takes as long as `knob` says.
struct Sqlite {
  SqliteDatabase database;
  std::string slow = "\"INSERT INTO sink WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c"
                     " WHERE n < (SELECT size FROM knob)) SELECT max(n) FROM c\"";
  int slow_size = 2'000'000'000;
  static bool is_slow(const Project& project) {
    const auto session = connect(project.database());
    try {
      session->limit({std::chrono::milliseconds(1), {}});
      session->begin(dialect::Transaction::ordinary);
      session->rollback();
      return false;
    } catch (const std::exception&) {
      return cell(project, "SELECT count(*) FROM pragma_table_info('half')") == "2";
    }
  }
};
struct Postgres {
  PostgresDatabase database;
  std::string slow = "SELECT pg_sleep(size) FROM knob";
  int slow_size = 600;
  static bool is_slow(const Project& project) {
    return cell(project, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                         " AND wait_event = 'PgSleep'") == "1";
  }
};

/// r001 makes the tables, r002 one more; r003 keeps each step by itself, and its third takes its time.
template<class Engine>
struct History {
  Engine engine;
  Project project{engine.database.url()};

  History() {
    project.revision("r001", "null",
                     "up:\n  - create_table: {name: knob, columns: [{name: size, type: bigint}]}\n"
                     "  - create_table: {name: sink, columns: [{name: value, type: text}]}\n");
    project.revision("r002", "r001",
                     "up:\n  - create_table: {name: two, columns: [{name: id, type: integer}]}\n");
    project.revision(
        "r003", "r002",
        "transaction: step\nup:\n  - create_table: {name: half, columns: [{name: id, type: integer}]}\n"
        "  - add_column: {table: half, name: a, type: integer}\n  - sql: " +
            engine.slow + "\ndown:\n  - drop_table: {name: half}\n");
    project.revision("r004", "r003",
                     "up:\n  - create_table: {name: four, columns: [{name: id, type: integer}]}\n");
    REQUIRE(project.run({"upgrade", "r001"}).exit_code == 0);
    connect(project.database())->run("INSERT INTO knob (size) VALUES (0)", {});
    turn(engine.slow_size);
  }
  void turn(int size) const {
    connect(project.database())->run("UPDATE knob SET size = :a", {std::int64_t(size)});
  }
  /// At work in r003.
  RunningProcess started(std::vector<std::string> words = {"upgrade"}) const {
    auto upgrade = project.start(std::move(words));
    wait_until([&] { return Engine::is_slow(project); });
    return upgrade;
  }
  /// Ended by kill -9, and the database knows.
  void died(std::vector<std::string> words = {"upgrade"}) const {
    auto upgrade = started(std::move(words));
    upgrade.signal(SIGKILL);
    upgrade.wait();
    const auto session = connect(project.database());
    wait_until([&] { return session->try_lock("aludel_version"); });
    turn(0);
  }
  std::string last_run() const {
    return cell(project, "SELECT run FROM aludel_run ORDER BY id DESC LIMIT 1");
  }
  bool exists(const char* name) const { return connect(project.database())->table_exists({name}); }
};

void is_silent(const ProcessResult& result) {
  INFO(result.err);
  CHECK(result.exit_code == 0);
  CHECK_THAT(result.err, !Contains("died"));
}
} // namespace

TEMPLATE_TEST_CASE("a run at work is not told dead", "", Sqlite, Postgres) {
  const History<TestType> at;
  auto upgrade = at.started();
  is_silent(at.project.run({"current"}));
  const auto status = at.project.run({"status"});
  is_silent(status);
  CHECK_THAT(status.out,
             Contains("upgrade of 2 revisions (r002 … r003) at work") && !Contains("goes on from there"));
  CHECK_THAT(at.project.run({"verify"}).out, !Contains("cut short"));
  const auto other = at.project.run({"downgrade", "-1", "--yes", "--wait", "0s"});
  INFO(other.err);
  CHECK(other.exit_code == 5); // it waits for that run, and does not take it for dead
  for (const auto* verb : {"resume", "rollback"}) {
    const auto refused = at.project.run({verb});
    CHECK(refused.exit_code == 5);
    CHECK_THAT(refused.err, Contains("run " + at.last_run() + " is at work"));
  }
  auto watch = at.project.start({"status", "--watch", "1"});
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  upgrade.signal(SIGKILL);
  upgrade.wait();
  const auto watched = watch.wait();
  CHECK(watched.exit_code == 1);
  CHECK_THAT(watched.out, Contains("at work: 1 of 3 revisions, the last r002") && Contains(") died: 1 of 3"));
}

TEMPLATE_TEST_CASE("a run that was whole and has no end is done", "", Sqlite, Postgres) {
  const History<TestType> at;
  const auto run = at.last_run();
  connect(at.project.database())
      ->run("UPDATE aludel_run SET status = 'running', finished_at = NULL WHERE run = :a", {run});
  CHECK_THAT(at.project.run({"current"}).err, Contains("died without an end"));
  CHECK(at.project.run({"upgrade", "r001"}).exit_code == 0); // tells it once more
  CHECK(cell(at.project, "SELECT status FROM aludel_run WHERE run = '" + run + "'") == "done");
  is_silent(at.project.run({"current"}));
}

TEMPLATE_TEST_CASE("a run that died is told by the next command, whatever it is, and gone on with", "",
                   Sqlite, Postgres) {
  const History<TestType> at;
  at.died({"upgrade", "r004"});
  at.project.revision("r005", "r004",
                      "up:\n  - create_table: {name: five, columns: [{name: id, type: integer}]}\n");
  const auto dead = at.last_run();
  for (const auto* verb : {"current", "status", "plan", "check", "log"}) {
    const auto told = at.project.run({verb});
    INFO(verb << ": " << told.err);
    CHECK_THAT(told.err, Contains("warning: run " + dead + " (upgrade r004, by ") &&
                             Contains("died without an end") &&
                             Contains("1 of 3 revisions is applied (the last: r002)") &&
                             Contains("revision r003 is partly applied: 2 steps kept") &&
                             Contains("`aludel resume " + dead) && Contains("`aludel rollback " + dead));
  }
  CHECK_THAT(at.project.run({"status"}).out,
             Contains("(r002 … r003) died") && Contains("cut short   1 of 3"));
  const auto resumed = at.project.run({"resume"});
  INFO(resumed.err);
  CHECK(resumed.exit_code == 0);
  CHECK_THAT(resumed.err, Contains("going on with revision r003 after step 2"));
  CHECK(at.project.run({"current"}).out == "r004\n"); // its own target, not today's head
  is_silent(at.project.run({"current"}));
  CHECK(cell(at.project, "SELECT status FROM aludel_run WHERE run = '" + dead + "'") == "died");
  CHECK(cell(at.project, "SELECT followed_by FROM aludel_run WHERE run = '" + dead + "'") == at.last_run());
  CHECK_THAT(at.project.run({"resume"}).err, Contains("no run was cut short"));
  CHECK_THAT(at.project.run({"resume", dead}).err, Contains("took over from it"));
  CHECK(at.exists("half"));
  CHECK(at.project.run({"downgrade", "r001", "--yes"}).exit_code == 0);
  CHECK(at.project.run({"upgrade"}).exit_code == 0);
}

TEMPLATE_TEST_CASE("an upgrade goes on with a run that died, and closes it", "", Sqlite, Postgres) {
  const History<TestType> at;
  at.died();
  const auto dead = at.last_run();
  CHECK(at.project.run({"upgrade"}).exit_code == 0);
  is_silent(at.project.run({"current"}));
  CHECK_THAT(at.project.run({"log", dead}).out, Contains("died") && Contains("took over"));
}

TEMPLATE_TEST_CASE("a run that died is undone, or a part of it", "", Sqlite, Postgres) {
  const History<TestType> at;
  at.died();
  const bool all = GENERATE(true, false);
  const auto dead = at.last_run();
  const auto undone =
      all ? at.project.run({"rollback"}) : at.project.run({"rollback", dead, "--to-checkpoint", "1"});
  INFO(undone.err);
  CHECK(undone.exit_code == 0);
  CHECK(at.project.run({"current"}).out == (all ? "r001\n" : "r002\n"));
  CHECK_FALSE(at.exists("half"));
  CHECK(at.exists("two") == !all);
  is_silent(at.project.run({"status"}));
  CHECK_THAT(at.project.run({"log"}).out, Contains("rollback of ") && Contains("done in "));
  CHECK_THAT(at.project.run({"rollback", dead}).err, Contains("took over from it"));
  const auto again = at.project.run({"upgrade"});
  INFO(again.err);
  CHECK(again.exit_code == 0);
  CHECK(at.exists("four"));
}

TEMPLATE_TEST_CASE("a rollback that fails is gone on with", "", Sqlite, Postgres) {
  const History<TestType> at;
  const std::string two = "up:\n  - create_table: {name: two, columns: [{name: id, type: integer}]}\ndown:\n";
  at.project.revision("r002", "r001", two + "  - sql: SELECT nonsense\n");
  at.died();
  CHECK(at.project.run({"rollback"}).exit_code == 1);
  CHECK_FALSE(at.exists("half"));
  CHECK(at.project.run({"current"}).out == "r002\n");
  CHECK_THAT(at.project.run({"rollback"}).err, Contains("is a rollback"));
  at.project.revision("r002", "r001", two + "  - drop_table: {name: two}\n");
  const auto resumed = at.project.run({"resume"});
  INFO(resumed.err);
  CHECK(resumed.exit_code == 0);
  CHECK(at.project.run({"current"}).out == "r001\n");
  CHECK_FALSE(at.exists("two"));
}

TEMPLATE_TEST_CASE("runs belong to their version table", "", Sqlite, Postgres) {
  const History<TestType> at;
  at.project.write("other/aludel.yaml", "revisions: revisions\nversion_table: other_version\n");
  at.project.write("other/revisions/o.yaml",
                   "revision: o\nup:\n  - create_table: {name: o, columns: [{name: id, type: integer}]}\n");
  const auto other = [&](const char* verb) {
    return at.project.run({"-c", "other/aludel.yaml", "-d", at.project.database(), verb});
  };
  at.died();
  is_silent(other("current"));
  CHECK_THAT(other("resume").err, Contains("no run is in the book"));
  is_silent(other("upgrade"));
  CHECK_THAT(other("log").out, !Contains("r002") && Contains("upgrade of 1 revision (o) done"));
  CHECK_THAT(at.project.run({"log"}).out, Contains("r002") && !Contains("(o)"));
  CHECK_THAT(at.project.run({"current"}).err, Contains("died without an end"));
  CHECK(at.project.run({"resume"}).exit_code == 0);
}

TEMPLATE_TEST_CASE("revisions of one id belong to their version table", "", Sqlite, Postgres) {
  const History<TestType> at;
  at.project.write("other/aludel.yaml", "revisions: revisions\nversion_table: other_version\n");
  at.project.write("other/revisions/o.yaml",
                   "revision: r003\ntransaction: step\nup:\n"
                   "  - create_table: {name: o, columns: [{name: id, type: integer}]}\n"
                   "  - add_column: {table: o, name: a, type: integer}\n");
  const auto other = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"-c", "other/aludel.yaml", "-d", at.project.database()});
    return at.project.run(std::move(words));
  };
  at.died();
  is_silent(other({"upgrade"})); // begins at its first step
  is_silent(other({"verify"}));
  const auto resumed = at.project.run({"resume"});
  INFO(resumed.err);
  CHECK(resumed.exit_code == 0);
  CHECK_THAT(resumed.err, Contains("going on with revision r003 after step 2"));
  is_silent(at.project.run({"verify"}));
  is_silent(other({"downgrade", "base", "--yes"}));
}

TEMPLATE_TEST_CASE("a run that failed is gone on with, or undone; one that is done is not", "", Sqlite,
                   Postgres) {
  const History<TestType> at;
  at.turn(0);
  at.project.revision("r004", "r003", "up:\n  - sql: INSERT INTO nowhere VALUES (1)\n");
  for (const auto* verb : {"resume", "rollback"})
    CHECK_THAT(at.project.run({verb}).err, Contains("no run was cut short: the last one"));
  const auto done = at.last_run();
  CHECK_THAT(at.project.run({"rollback", done}).err, Contains("is done") && Contains("aludel downgrade"));
  CHECK_THAT(at.project.run({"rollback", "nosuch"}).err, Contains("the book knows no run 'nosuch'"));
  CHECK(at.project.run({"upgrade", "--lint", "off"}).exit_code == 1);
  const auto failed = at.last_run();
  CHECK_THAT(at.project.run({"log"}).out, Contains("nowhere") && Contains("`aludel rollback " + failed));
  is_silent(at.project.run({"current"}));
  CHECK(at.project.run({"rollback", "--to-checkpoint", "3"}).exit_code == 2);
  CHECK(at.project.run({"resume"}).exit_code == 1); // with its own --lint off: it fails as before
  CHECK_THAT(at.project.run({"rollback", failed}).err, Contains("took over from it"));
  at.project.revision("r004", "r003",
                      "up:\n  - create_table: {name: four, columns: [{name: id, type: integer}]}\n");
  CHECK(at.project.run({"resume"}).exit_code == 0);
  CHECK(at.project.run({"current"}).out == "r004 (head)\n");
}

TEMPLATE_TEST_CASE("what cannot be undone is refused before anything is", "", Sqlite, Postgres) {
  const History<TestType> at;
  at.project.revision(
      "r003", "r002",
      "transaction: none\nup:\n  - create_table: {name: half, columns: [{name: id, type: integer}]}\n"
      "  - sql:\n      - INSERT INTO half VALUES (7)\n      - INSERT INTO nowhere VALUES (1)\n");
  CHECK(at.project.run({"upgrade", "--lint", "off"}).exit_code == 1);
  const auto failed = at.last_run();
  const auto refused = at.project.run({"rollback", "--yes"});
  CHECK(refused.exit_code == 2);
  CHECK_THAT(refused.err, Contains("step 2 (sql) of revision r003 is kept, and cannot be undone by itself") ||
                              Contains("cannot-roll-back"));
  CHECK(at.project.run({"current"}).out == "r002\n");
  CHECK(at.last_run() == failed);
  CHECK(cell(at.project, "SELECT count(*) FROM half") == "1");
}

TEMPLATE_TEST_CASE("rows that a rollback would lose are asked for", "", Sqlite, Postgres) {
  const History<TestType> at;
  at.died();
  connect(at.project.database())->run("INSERT INTO half (id) VALUES (1)", {});
  const auto refused = at.project.run({"rollback"});
  CHECK(refused.exit_code == 2);
  CHECK_THAT(refused.err, Contains("loses the rows of half"));
  CHECK(at.project.run({"current"}).out == "r002\n");
  CHECK(at.project.run({"rollback", "--yes"}).exit_code == 0);
}

TEMPLATE_TEST_CASE("values of --set are not kept, and asked for again", "", Sqlite, Postgres) {
  const History<TestType> at;
  at.turn(0);
  const auto with_insert = [&](const char* table) {
    at.project.revision("r004", "r003",
                        std::string("params: {secret: {type: text}}\nup:\n  - insert: {table: ") + table +
                            ", rows: [{value: {param: secret}}]}\n");
  };
  with_insert("nowhere");
  const auto failed = at.project.run({"upgrade", "--lint", "off", "--set", "secret=hush-hush"});
  INFO(failed.err);
  CHECK(failed.exit_code == 1);
  CHECK(cell(at.project, "SELECT count(*) FROM aludel_run WHERE options LIKE '%hush-hush%'") == "0");
  with_insert("sink");
  const auto refused = at.project.run({"resume"});
  CHECK(refused.exit_code == 2);
  CHECK_THAT(refused.err, Contains("was given --set secret"));
  CHECK(at.project.run({"resume", "--set", "secret=hush-hush"}).exit_code == 0);
}

TEST_CASE("who may not read the book is answered all the same") {
  const History<Postgres> at;
  const auto session = connect(at.project.database());
  const auto role = "aludel_reader_" + faults::cell(*session, "SELECT current_database()");
  session->execute(dialect::statement("CREATE ROLE " + role + " LOGIN"));
  session->execute(dialect::statement("GRANT SELECT ON aludel_version TO " + role));
  auto url = at.project.database();
  url.replace(url.find("aludel@"), std::string("aludel").size(), role);
  const auto told = at.project.run({"-d", url, "current"});
  CHECK(told.out == "r001\n");
  CHECK_THAT(told.err,
             Contains("whether an earlier run died cannot be told: ") && Contains("permission denied"));
  session->execute(dialect::statement("DROP OWNED BY " + role));
  session->execute(dialect::statement("DROP ROLE " + role));
}

TEMPLATE_TEST_CASE("databases of an Aludel that kept no book are read, and get one", "", Sqlite, Postgres) {
  const History<TestType> at;
  {
    const auto session = connect(at.project.database());
    for (const auto* sql : {"DROP TABLE aludel_run", "ALTER TABLE aludel_journal DROP COLUMN rows",
                            "ALTER TABLE aludel_journal DROP COLUMN version_table",
                            "DELETE FROM aludel_schema WHERE version_num >= 'journal_0005'"})
      session->execute(dialect::statement(sql));
  }
  at.turn(0);
  is_silent(at.project.run({"current"}));
  CHECK_THAT(at.project.run({"status"}).out, Contains("last run    ") && Contains("done in "));
  CHECK_THAT(at.project.run({"log"}).out, Contains("upgrade of 1 revision (r001) done in "));
  CHECK_THAT(at.project.run({"resume"}).err, Contains("no run is in the book"));
  CHECK_FALSE(at.exists("aludel_run")); // reading makes nothing
  CHECK(at.project.run({"upgrade"}).exit_code == 0);
  CHECK_THAT(at.project.run({"log"}).out, Contains("(r002 … r004) done in ") && Contains("(r001) done in "));
}
