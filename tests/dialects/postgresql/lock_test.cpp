#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

TEST_CASE("one session at a time holds the lock") {
  Database db;
  auto& first = *db.session;
  const auto second = db.connect();
  CHECK(second->lock_holder("aludel_version").empty());
  CHECK(first.try_lock("aludel_version"));
  CHECK(first.try_lock("aludel_version"));
  CHECK_FALSE(second->try_lock("aludel_version"));
  CHECK(second->try_lock("another"));
  first.unlock();
  CHECK(second->try_lock("aludel_version"));
  CHECK_FALSE(first.try_lock("aludel_version"));
}

TEST_CASE("the holder is named by process and program") {
  Database db;
  REQUIRE(db.session->try_lock("aludel_version"));
  const auto second = db.connect();
  const auto pid = db.value("SELECT pg_backend_pid()");
  const auto since = db.value("SELECT to_char(backend_start, 'HH24:MI:SS') FROM pg_stat_activity"
                              " WHERE pid = pg_backend_pid()");
  CHECK(second->lock_holder("aludel_version") ==
        "pid " + pid + " (aludel on this machine since " + since + ")");
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
