#include "tests/faults/database.hpp"
#include "tests/faults/server.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>
#include <csignal>
#include <functional>
#include <thread>

using namespace aludel;
using namespace aludel::test_support;
using Catch::Contains;
using faults::cell;
using faults::connect;

// What happens to a run whose server goes away, or ends its connection, at a moment that the test chooses:
// the run waits for a lock that the test holds.

namespace {
using SessionPtr = std::unique_ptr<dialect::Session>;

template<class Ready>
void wait_until(Ready&& ready) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!ready()) {
    REQUIRE(std::chrono::steady_clock::now() < end);
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

void run(dialect::Session& session, const std::string& sql) { session.execute(dialect::statement(sql)); }

/// Something that ends the run's connection, and the lock of the test too.
struct Harm {
  std::string name;
  std::string url;
  std::function<void(SessionPtr& holder)> happens;
};

constexpr const char* held = "SELECT pg_advisory_xact_lock(77)";
const std::string waits =
    "SELECT count(*) > 0 FROM pg_stat_activity WHERE application_name LIKE 'aludel%' AND"
    " pid <> pg_backend_pid() AND datname = current_database() AND wait_event_type ="
    " 'Lock'";

void table_and(const Project& project, const std::string& second) {
  project.revision(
      "r001", "null",
      "up:\n  - create_table: {name: t, columns: [{name: id, type: integer}]}\n"
      "  - insert: {table: t, rows: [{id: 1}]}\n"
      "  - sql: [CREATE INDEX t_old ON t (id), CREATE TABLE p (id integer) PARTITION BY RANGE (id),"
      " CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10)]\ndown: []\n");
  project.revision("r002", "r001", second);
  project.revision("r003", "r002",
                   "up:\n  - create_table: {name: last, columns: [{name: id, type: integer}]}\n");
}

/// The run is brought to where it waits, then harmed.
ProcessResult harmed(const Harm& harm, const Project& project, const std::string& take,
                     std::vector<std::string> words = {"upgrade", "--lint", "off", "--lock-timeout", "0s"}) {
  auto holder = connect(harm.url);
  run(*holder, "BEGIN");
  run(*holder, take);
  auto upgrade = project.start(std::move(words));
  const auto watcher = connect(harm.url);
  wait_until([&] { return cell(*watcher, waits) == "t"; });
  harm.happens(holder);
  return upgrade.wait();
}

void check_whole(const Harm& harm, const Project& project, const ProcessResult& result) {
  INFO(harm.name << "\n" << result.err);
  CHECK(result.exit_code == 0);
  CHECK_THAT(result.err,
             Contains("the connection to the database was lost") && Contains("connected again, going on"));
  CHECK(project.run({"current"}).out == "r003 (head)\n");
  const auto session = connect(harm.url);
  CHECK(cell(*session, "SELECT string_agg(revision, ' ' ORDER BY id) FROM aludel_journal WHERE operation IS "
                       "NULL AND status = 'done'") == "r001 r002 r003");
}

void in_a_transaction(const Harm& harm) {
  const Project project(harm.url);
  table_and(project,
            "up:\n  - insert: {table: t, rows: [{id: 2}]}\n  - sql: " + std::string(held) + "\ndown: []\n");
  REQUIRE(project.run({"upgrade", "r001"}).exit_code == 0);
  const auto result = harmed(harm, project, held);
  check_whole(harm, project, result);
  CHECK(cell(*connect(harm.url), "SELECT count(*) FROM t") == "2");
}

/// Work that goes on beside others, and what is true when it has been done whole.
struct Beside {
  std::string body;
  std::string held;
  std::string is_whole;
};
constexpr const char* leaves_something =
    "SELECT (SELECT count(*) FROM pg_index WHERE NOT indisvalid) + (SELECT count(*) FROM pg_inherits WHERE "
    "inhdetachpending) = 1";
const std::vector<Beside> kinds_beside{
    {"up:\n  - create_index: {name: t_id, table: t, columns: [id], concurrently: true}\n"
     "  - add_column: {table: t, name: a, type: integer}\n",
     "LOCK TABLE t IN ROW EXCLUSIVE MODE",
     "SELECT indisvalid FROM pg_index WHERE indexrelid = 't_id'::regclass"},
    {"transaction: none\nup:\n  - sql: [INSERT INTO t VALUES (2), CREATE INDEX CONCURRENTLY t_id ON t (id), "
     "INSERT INTO t VALUES (3)]\ndown: []\n",
     "LOCK TABLE t IN ROW EXCLUSIVE MODE",
     "SELECT indisvalid AND (SELECT count(*) = 3 FROM t) FROM pg_index WHERE indexrelid = 't_id'::regclass"},
    {"up:\n  - drop_index: {name: t_old, concurrently: true}\ndown: []\n",
     "LOCK TABLE t IN ROW EXCLUSIVE MODE", "SELECT to_regclass('t_old') IS NULL"},
    {"up:\n  - reindex: {index: t_old, concurrently: true}\ndown: []\n", "LOCK TABLE t IN ROW EXCLUSIVE MODE",
     "SELECT count(*) = 1 FROM pg_index WHERE indrelid = 't'::regclass"},
    {"up:\n  - detach_partition: {table: p, partition: p1, concurrently: true}\ndown: []\n",
     "SELECT count(*) FROM p", "SELECT count(*) = 0 FROM pg_inherits"},
};

void check_beside(const Harm& harm, const Beside& kind) {
  const auto session = connect(harm.url);
  CHECK(cell(*session, kind.is_whole) == "t");
  CHECK(cell(*session, "SELECT count(*) FROM pg_index WHERE NOT indisvalid") == "0");
}

/// The holder's lock keeps the second part of it from ending.
void beside_others(const Harm& harm, const Beside& kind) {
  INFO(kind.body);
  const Project project(harm.url);
  table_and(project, kind.body);
  REQUIRE(project.run({"upgrade", "r001"}).exit_code == 0);
  check_whole(harm, project, harmed(harm, project, kind.held));
  check_beside(harm, kind);
}

void outside_any_transaction(const Harm& harm) {
  const Project project(harm.url);
  table_and(project, "transaction: none\nup:\n  - sql: [INSERT INTO t VALUES (2), " + std::string(held) +
                         ", INSERT INTO t VALUES (3)]\ndown: []\n");
  REQUIRE(project.run({"upgrade", "r001"}).exit_code == 0);
  const auto result = harmed(harm, project, held);
  INFO(harm.name << "\n" << result.err);
  CHECK(result.exit_code == 1);
  CHECK_THAT(result.err, Contains("statement 2 of this step") && Contains("--yes"));
  CHECK(project.run({"upgrade", "--lint", "off", "--yes"}).exit_code == 0);
  CHECK(cell(*connect(harm.url), "SELECT string_agg(id::text, ' ' ORDER BY id) FROM t") == "1 2 3");
}

/// The connection of the run, since nobody else waits.
void end_waiting(const std::string& url) {
  const auto session = connect(url);
  run(*session, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'aludel%'"
                " AND datname = current_database() AND wait_event_type = 'Lock'");
}

/// Each kind of work in a database of its own.
void terminated(const std::function<void(const Harm&)>& work) {
  const PostgresDatabase database;
  work({"terminated", database.url(), [&](SessionPtr& holder) {
          end_waiting(database.url());
          run(*holder, "ROLLBACK");
        }});
}
} // namespace

TEST_CASE("a connection that is ended in a transaction") { terminated(in_a_transaction); }
TEST_CASE("a connection that is ended while something is done beside others") {
  for (const auto& kind : kinds_beside) terminated([&](const Harm& harm) { beside_others(harm, kind); });
}
TEST_CASE("a connection that is ended outside any transaction") { terminated(outside_any_transaction); }

TEST_CASE("a server that crashes in the middle of runs") {
  const faults::Server server;
  const auto base = server.url();
  std::vector<std::function<void(const Harm&)>> works{in_a_transaction, outside_any_transaction};
  for (const auto& kind : kinds_beside) works.push_back([&](const Harm& harm) { beside_others(harm, kind); });
  int number = 0;
  for (const auto& work : works) {
    const auto name = "work" + std::to_string(++number);
    run(*connect(base), "CREATE DATABASE " + name);
    auto url = base;
    url.replace(url.find("/postgres?"), 10, "/" + name + "?");
    work({"crashed", url, [&](SessionPtr& holder) {
            server.crash();
            holder.reset();
            server.start();
          }});
  }
}

TEST_CASE("a program that is killed while something is done beside others") {
  for (const auto& kind : kinds_beside) {
    INFO(kind.body);
    const PostgresDatabase database;
    const Project project(database.url());
    table_and(project, kind.body);
    REQUIRE(project.run({"upgrade", "r001"}).exit_code == 0);
    auto holder = connect(database.url());
    run(*holder, "BEGIN");
    run(*holder, kind.held);
    auto upgrade = project.start({"upgrade", "--lint", "off", "--lock-timeout", "0s"});
    wait_until([&] { return cell(*connect(database.url()), waits) == "t"; });
    upgrade.signal(SIGKILL);
    upgrade.wait();
    end_waiting(database.url()); // the server would find out by itself, within a second
    wait_until([&] { return cell(*connect(database.url()), leaves_something) == "t"; });
    run(*holder, "ROLLBACK");
    const auto again = project.run({"upgrade", "--lint", "off", "--wait", "20s"});
    INFO(again.err);
    CHECK(again.exit_code == 0);
    check_beside({"killed", database.url(), {}}, kind);
  }
}

TEST_CASE("an index that somebody else left invalid is not taken for one") {
  const PostgresDatabase database;
  const Project project(database.url());
  const auto body =
      GENERATE(as<std::string>(),
               "up:\n  - create_index: {name: t_id, table: t, columns: [id], concurrently: true, "
               "if_not_exists: true}\n",
               "transaction: none\nup:\n  - sql: CREATE INDEX CONCURRENTLY IF NOT EXISTS t_id ON "
               "t (id)\ndown: []\n");
  table_and(project, body);
  REQUIRE(project.run({"upgrade", "r001"}).exit_code == 0);
  const auto session = connect(database.url());
  run(*session, "CREATE INDEX t_id ON t (id)");
  run(*session, "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 't_id'::regclass");
  const auto refused = project.run({"upgrade", "--lint", "off"});
  INFO(refused.err);
  CHECK(refused.exit_code == 1);
  CHECK_THAT(refused.err, Contains("invalid-index") && Contains("run the same command again"));
  CHECK(project.run({"upgrade", "--lint", "off"}).exit_code == 0);
  CHECK(cell(*session, "SELECT indisvalid FROM pg_index WHERE indexrelid = 't_id'::regclass") == "t");
}

TEST_CASE("a server that does not come back") {
  const faults::Server server;
  const Harm harm{"gone", server.url(), [&](SessionPtr& holder) {
                    server.crash();
                    holder.reset();
                  }};
  const Project project(harm.url);
  table_and(project, "up:\n  - sql: " + std::string(held) + "\ndown: []\n");
  REQUIRE(project.run({"upgrade", "r001"}).exit_code == 0);
  const auto result =
      harmed(harm, project, held, {"upgrade", "--lint", "off", "--lock-timeout", "0s", "--wait", "1s"});
  server.start();
  INFO(result.err);
  CHECK(result.exit_code == 5);
  CHECK_THAT(result.err, Contains("connection-lost") && Contains("run the same command again"));
  CHECK(project.run({"upgrade", "--lint", "off"}).exit_code == 0);
}

TEST_CASE("a connection that is lost again and again") {
  const PostgresDatabase database;
  const Project project(database.url());
  // Each attempt at r002 ends its own connection.
  table_and(project, "up:\n  - sql: SELECT pg_terminate_backend(pg_backend_pid())\ndown: []\n");
  const auto result = project.run({"upgrade", "--lint", "off"});
  INFO(result.err);
  CHECK(result.exit_code == 5);
  CHECK_THAT(result.err, Contains("r002") && Contains("4 times without getting on"));
  CHECK(project.run({"current"}).out == "r001\n");
}

TEST_CASE("somebody else moves the database while the connection is lost") {
  const PostgresDatabase database;
  const Project project(database.url());
  table_and(project, "up:\n  - sql: " + std::string(held) + "\ndown: []\n");
  REQUIRE(project.run({"upgrade", "r001"}).exit_code == 0);
  const bool same_way = GENERATE(true, false);
  const auto result = harmed({"moved", database.url(),
                              [&](SessionPtr& holder) {
                                // The next connection of the run waits for this lock, and sees the change.
                                run(*holder, "LOCK TABLE aludel_version");
                                run(*holder, "UPDATE aludel_version SET version_num = '" +
                                                 std::string(same_way ? "r002" : "elsewhere") + "'");
                                end_waiting(database.url());
                                run(*holder, "COMMIT");
                              }},
                             project, held);
  INFO(result.err);
  if (same_way) {
    CHECK(result.exit_code == 0);
    CHECK_THAT(result.err, Contains("another deployer went on"));
  } else {
    CHECK(result.exit_code == 1);
    CHECK_THAT(result.err, Contains("somebody else moved the database to elsewhere"));
  }
}
