#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

TEST_CASE("one session at a time holds the lock") {
  Database db;
  auto& first = *db.session;
  const auto second = db.connect();
  CHECK_FALSE(second->lock_holder("aludel_version"));
  CHECK(first.try_lock("aludel_version"));
  CHECK(first.try_lock("aludel_version"));
  CHECK_FALSE(second->try_lock("aludel_version"));
  CHECK(second->try_lock("another"));
  first.unlock();
  CHECK(second->try_lock("aludel_version"));
  CHECK_FALSE(first.try_lock("aludel_version"));
}

TEST_CASE("the holder is named by process, user, time and run") {
  Database db;
  dialect::ConnectOptions options;
  options.run = "09b7aca688f5";
  const auto first = db.connect(options);
  const auto before = std::stoll(db.value("SELECT extract(epoch FROM clock_timestamp())::bigint"));
  REQUIRE(first->try_lock("aludel_version"));
  const auto holder = db.session->lock_holder("aludel_version");
  REQUIRE(holder);
  CHECK(std::to_string(holder->process) == first->query("SELECT pg_backend_pid()").front().front());
  CHECK(holder->application == "aludel");
  CHECK(holder->user == db.value("SELECT current_user"));
  CHECK(holder->host == "[local]");
  CHECK(holder->run == "09b7aca688f5");
  REQUIRE(holder->since);
  CHECK(std::chrono::system_clock::to_time_t(*holder->since) >= before - 1);

  // Only this can be read of another role's session by one without rights.
  db.sql("SET ROLE pg_signal_backend");
  const auto seen = db.session->lock_holder("aludel_version");
  REQUIRE(seen);
  CHECK(seen->host.empty());
  CHECK(seen->run == "09b7aca688f5");
  CHECK(seen->since == holder->since);
}

TEST_CASE("what the lock was signed with goes with it") {
  Database db;
  const auto locks = [&] {
    return db.value("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database ="
                    " (SELECT oid FROM pg_database WHERE datname = current_database())");
  };
  dialect::ConnectOptions options;
  options.run = "09b7aca688f5";
  const auto first = db.connect(options);
  REQUIRE(first->try_lock("aludel_version"));
  CHECK(locks() == "3");
  first->unlock();
  CHECK(locks() == "0");
}

TEST_CASE("the lock goes with its session, and databases do not share it") {
  Database db, other;
  const auto second = db.connect();
  {
    const auto first = db.connect();
    REQUIRE(first->try_lock("aludel_version"));
    CHECK(other.session->try_lock("aludel_version"));
    CHECK_FALSE(second->try_lock("aludel_version"));
  }
  bool locked = false;
  for (int i = 0; i < 500 && !locked; ++i) {
    locked = second->try_lock("aludel_version");
    if (!locked) second->query("SELECT pg_sleep(0.01)");
  }
  CHECK(locked);
}

TEST_CASE("the lock is not asked for inside a transaction") {
  Database db;
  db.session->begin(dialect::Transaction::ordinary);
  CHECK_THROWS_AS(db.session->try_lock("aludel_version"), base::Error);
}

TEST_CASE("an index is built concurrently while the lock is held and waited for") {
  Database db;
  db.sql("CREATE TABLE t (a int)");
  REQUIRE(db.session->try_lock("aludel_version"));
  const auto waiting = db.connect();
  CHECK_FALSE(waiting->try_lock("aludel_version"));
  db.sql("CREATE INDEX CONCURRENTLY i ON t (a)");
  CHECK_FALSE(db.session->index_is_invalid("i"));
}

TEST_CASE("a commit that others may make fail is not sent ahead") {
  Database db;
  const auto is_sent_ahead = [&] {
    const auto session = db.connect();
    REQUIRE(session->try_lock("aludel_version"));
    session->begin(dialect::Transaction::ordinary);
    session->execute(dialect::statement("SELECT 1"));
    const bool happened = session->commit_ahead([] {});
    session->settle();
    return !happened;
  };
  CHECK(is_sent_ahead());
  db.sql("ALTER DATABASE " + db.database.name() + " SET default_transaction_isolation TO serializable");
  CHECK_FALSE(is_sent_ahead());
}
