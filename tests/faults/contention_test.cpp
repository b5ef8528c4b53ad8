#include "tests/faults/database.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>
#include <csignal>
#include <thread>

using namespace aludel;
using namespace aludel::test_support;
using Catch::Contains;

namespace {
void wait_until(dialect::Session& session, const std::string& query) {
  for (int i = 0; i < 6000; ++i) {
    if (faults::cell(session, query) == "t") return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  FAIL("never: " << query);
}

void does(dialect::Session& session, const std::string& sql) { session.execute(dialect::statement(sql)); }

/// A project on PostgreSQL at revision r001, which made `a` and `b`, and a session beside it.
struct Stage {
  Stage() : project(database.url()), beside(faults::connect(database.url())) {
    project.revision("r001", "null",
                     "up:\n  - create_table: {name: a, columns: [{name: n, type: integer}]}\n"
                     "  - create_table: {name: b, columns: [{name: n, type: integer}]}\n"
                     "  - insert: {table: a, rows: [{n: 0}]}\n  - insert: {table: b, rows: [{n: 0}]}\n");
    REQUIRE(project.run({"upgrade"}).exit_code == 0);
  }
  void next(const std::string& steps) const {
    project.revision("r002", "r001", "up:\n" + steps + "down: []\n");
  }

  PostgresDatabase database;
  Project project;
  std::unique_ptr<dialect::Session> beside;
};

/// Some statement of the run waits for what the advisory lock 7 stands for.
constexpr const char* waits_at_7 = "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND "
                                   "objid = 7 AND NOT granted AND database"
                                   " = (SELECT oid FROM pg_database WHERE datname = current_database()))";
constexpr const char* has_failed_once = "SELECT EXISTS (SELECT FROM aludel_journal WHERE status = 'failed')";
} // namespace

TEST_CASE("a revision that does not get its lock is tried again") {
  Stage stage;
  stage.next("  - add_column: {table: a, name: m, type: integer}\n");
  stage.beside->begin(dialect::Transaction::ordinary);
  does(*stage.beside, "SELECT * FROM a");
  auto run = stage.project.start({"upgrade", "--lock-timeout", "200ms"});
  const auto look = faults::connect(stage.database.url());
  wait_until(*look, has_failed_once);
  stage.beside->rollback();
  const auto result = run.wait();
  INFO(result.err);
  CHECK(result.exit_code == 0);
  CHECK_THAT(result.err, Contains("trying again in") && Contains("(attempt 2)"));
  CHECK(stage.project.run({"current"}).out == "r002 (head)\n");
}

TEST_CASE("a run that gives up on a lock tells who holds it, to people and to programs") {
  Stage stage;
  stage.project.write("aludel.yaml",
                      "revisions: revisions\nretries: 0\ndatabase: \"" + stage.database.url() + "\"\n");
  stage.next("  - add_column: {table: a, name: m, type: integer}\n");
  stage.beside->begin(dialect::Transaction::ordinary);
  does(*stage.beside, "SELECT * FROM a");
  const auto process = faults::cell(*stage.beside, "SELECT pg_backend_pid()");
  const auto told = stage.project.run({"upgrade", "--lock-timeout", "300ms"});
  CHECK(told.exit_code == 1);
  CHECK_THAT(told.err, Contains("it waited for\nprocess " + process) && Contains("idle in transaction"));
  const auto json = stage.project.run({"upgrade", "--lock-timeout", "300ms", "--format", "json"});
  CHECK_THAT(json.err, Contains("\"blocked_by\"") && Contains("\"pid\":" + process) &&
                           Contains("\"sqlstate\":\"55P03\""));
}

TEST_CASE("an index whose concurrent build met a lock is cleared and built again") {
  Stage stage;
  stage.next("  - create_index: {name: i, table: a, columns: [n], concurrently: true}\n");
  stage.beside->begin(dialect::Transaction::ordinary);
  does(*stage.beside, "INSERT INTO a VALUES (1)"); // what the build waits for when it has made the index
  auto run = stage.project.start({"upgrade", "--lock-timeout", "200ms"});
  const auto look = faults::connect(stage.database.url());
  wait_until(*look, "SELECT EXISTS (SELECT FROM pg_index WHERE NOT indisvalid)");
  wait_until(*look, has_failed_once);
  stage.beside->commit();
  const auto result = run.wait();
  INFO(result.err);
  CHECK(result.exit_code == 0);
  CHECK_FALSE(look->index_is_invalid("i"));
  CHECK(faults::cell(*look, "SELECT count(*) FROM pg_indexes WHERE indexname = 'i'") == "1");
}

TEST_CASE("a partition whose concurrent detaching met a lock is finalized once") {
  Stage stage;
  if (std::stoi(stage.beside->version()) < 14) return; // it cannot detach beside others
  does(*stage.beside, "CREATE TABLE p (n integer) PARTITION BY LIST (n)");
  does(*stage.beside, "CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)");
  const bool is_typed = GENERATE(true, false);
  stage.next(is_typed ? "  - detach_partition: {table: p, partition: p1, concurrently: true}\n"
                      : "  - sql: ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY\n    transaction: none\n");
  stage.beside->begin(dialect::Transaction::ordinary);
  does(*stage.beside, "SELECT * FROM p"); // what the detaching waits for when it has marked the partition
  stage.project.write("aludel.yaml",
                      "revisions: revisions\nretries: 1\ndatabase: \"" + stage.database.url() + "\"\n");
  // The second attempt meets the lock as it finalizes what the first has left.
  const auto failed = stage.project.run({"upgrade", "--lint", "off", "--lock-timeout", "100ms"});
  INFO(failed.err);
  CHECK(failed.exit_code == 1);
  CHECK(faults::cell(*stage.beside, "SELECT inhdetachpending FROM pg_inherits") == "t");
  stage.beside->commit();
  const auto resumed = stage.project.run({"upgrade", "--lint", "off"});
  INFO(resumed.err);
  CHECK(resumed.exit_code == 0);
  CHECK(faults::cell(*stage.beside, "SELECT count(*) FROM pg_inherits") == "0");
}

TEST_CASE("somebody's invalid index on another table is not dropped for the name that it has") {
  Stage stage;
  stage.next("  - create_index: {name: i, table: a, columns: [n], concurrently: true}\n");
  does(*stage.beside, "INSERT INTO b VALUES (0)");
  CHECK_THROWS(does(*stage.beside, "CREATE UNIQUE INDEX CONCURRENTLY i ON b (n)"));
  REQUIRE(stage.beside->index_is_invalid("i"));
  for (int attempt = 0; attempt < 2; ++attempt)
    CHECK_THAT(stage.project.run({"upgrade", "--lint", "off"}).err, Contains("\"i\" already exists"));
  CHECK(stage.beside->index_is_invalid("i"));
}

TEST_CASE("the victim of a deadlock runs its whole transaction again") {
  Stage stage;
  stage.next("  - sql: [UPDATE a SET n = n + 1, SELECT pg_advisory_xact_lock(7), UPDATE b SET n = n + 1]\n");
  const auto gate = faults::connect(stage.database.url());
  does(*gate, "SELECT pg_advisory_lock(7)");
  auto run = stage.project.start({"upgrade", "--lock-timeout", "60s"});
  wait_until(*gate, waits_at_7);
  does(*stage.beside, "SET deadlock_timeout = '1h'"); // the other one is to find it
  stage.beside->begin(dialect::Transaction::ordinary);
  does(*stage.beside, "UPDATE b SET n = n + 10");
  std::thread other([&] {
    does(*stage.beside, "UPDATE a SET n = n + 10");
    stage.beside->commit();
  });
  wait_until(*gate, "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE 'UPDATE a%' AND"
                    " wait_event_type = 'Lock' AND datname = current_database())");
  does(*gate, "SELECT pg_advisory_unlock(7)");
  other.join();
  const auto result = run.wait();
  INFO(result.err);
  CHECK(result.exit_code == 0);
  CHECK_THAT(result.err, Contains("deadlock detected") && Contains("(attempt 2)"));
  CHECK(faults::cell(*gate, "SELECT n FROM a") == "11");
  CHECK(faults::cell(*gate, "SELECT n FROM b") == "11");
}

TEST_CASE("a transaction that cannot be serialized at its commit runs again") {
  Stage stage;
  does(*stage.beside,
       "ALTER DATABASE " + stage.database.name() + " SET default_transaction_isolation TO serializable");
  stage.next("  - sql: [INSERT INTO a SELECT count(*) FROM b, SELECT pg_advisory_xact_lock(7)]\n");
  const auto gate = faults::connect(stage.database.url());
  does(*gate, "SELECT pg_advisory_lock(7)");
  auto run = stage.project.start({"upgrade"});
  wait_until(*gate, waits_at_7);
  const auto other = faults::connect(stage.database.url());
  does(*other, "INSERT INTO b SELECT count(*) FROM a"); // serializable too: neither saw what the other wrote
  does(*gate, "SELECT pg_advisory_unlock(7)");
  const auto result = run.wait();
  INFO(result.err);
  CHECK(result.exit_code == 0);
  CHECK_THAT(result.err, Contains("could not serialize access") && Contains("(attempt 2)"));
  CHECK(faults::cell(*gate, "SELECT max(n) FROM a") == "2"); // the second time, it saw
}

TEST_CASE("a deployer that waits in vain tells who holds the lock") {
  const auto told = [](const std::string& url) {
    const Project project(url);
    project.chain(1);
    const auto holder = faults::connect(url);
    REQUIRE(holder->try_lock("aludel_version"));
    const auto text = project.run({"upgrade", "--wait", "0s"});
    CHECK(text.exit_code == 5);
    CHECK_THAT(text.err, Contains("another deployer holds the lock: process ") && Contains("since 20"));
    const auto json = project.run({"upgrade", "--wait", "0s", "--format", "json"});
    CHECK(json.exit_code == 5);
    CHECK_THAT(json.err, Contains("\"holder\":{") && Contains("\"pid\":") && Contains("\"run\":null"));
    CHECK_THAT(json.err, Contains("\"user\":\""));
  };
  told(SqliteDatabase().url());
  told(PostgresDatabase().url());
}

TEST_CASE("the run that holds the lock is told by its id") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(1);
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
  project.revision("r002", "r001",
                   "up:\n  - sql: WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT "
                   "count(*) FROM c\ndown: []\n");
  auto run = project.start({"upgrade"});
  const auto look = faults::connect(database.url());
  std::optional<dialect::Holder> holder;
  for (int i = 0; i < 6000 && !holder; ++i) {
    holder = look->lock_holder("aludel_version");
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  run.signal(SIGKILL);
  run.wait();
  REQUIRE(holder);
  CHECK(holder->run.size() == 12);
  CHECK_FALSE(look->lock_holder("aludel_version")); // gone with its process
}

TEST_CASE("a database that is at the target is not locked") {
  const auto goes_through = [](const std::string& url) {
    const Project project(url);
    project.chain(2);
    REQUIRE(project.run({"upgrade"}).exit_code == 0);
    const auto holder = faults::connect(url);
    REQUIRE(holder->try_lock("aludel_version"));
    const auto result = project.run({"upgrade", "--wait", "0s"});
    INFO(result.err);
    CHECK(result.exit_code == 0);
  };
  goes_through(SqliteDatabase().url());
  goes_through(PostgresDatabase().url());
}

TEST_CASE("the server lets go of a killed deployer's lock while its statement still runs") {
  Stage stage;
  if (std::stoi(stage.beside->version()) < 14) return; // it cannot look
  stage.next("  - sql: SELECT pg_sleep(600)\n");
  auto run = stage.project.start({"upgrade"});
  wait_until(*stage.beside,
             "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(600)%'"
             " AND datname = current_database())");
  REQUIRE(stage.beside->lock_holder("aludel_version"));
  run.signal(SIGKILL);
  run.wait();
  for (int i = 0; i < 6000 && stage.beside->lock_holder("aludel_version"); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  CHECK(stage.beside->try_lock("aludel_version"));
}
