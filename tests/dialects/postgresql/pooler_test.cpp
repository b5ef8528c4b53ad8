#include "tests/dialects/postgresql/database.hpp"
#include "tests/support/pooler.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using namespace aludel::test_support;
using Catch::Matchers::Contains;

namespace {
/// A session through a pooler, and what it was told.
struct Pooled {
  Pooled(const Database& db, const Pooler& pooler) : Pooled(db, pooler, db.database.name()) {}
  Pooled(const Database& db, const Pooler& pooler, const std::string& database) {
    dialect::ConnectOptions options;
    options.run = "79b7aca688f5";
    options.notice = [this](std::string_view text) { told += text; };
    session = db.dialect->connect(dialect::parse_url(pooler.url(database)), options);
  }
  std::string told;
  std::unique_ptr<dialect::Session> session;
};
} // namespace

TEST_CASE("behind a pooler in transaction mode one session at a time holds the lock") {
  Database db;
  const Pooler pooler("transaction");
  Pooled first(db, pooler), second(db, pooler);
  REQUIRE(first.session->try_lock("aludel_version"));
  CHECK(first.session->try_lock("aludel_version"));
  CHECK_THAT(first.told, Contains("a connection pooler in transaction mode"));
  CHECK_FALSE(second.session->try_lock("aludel_version"));
  CHECK_FALSE(db.session->try_lock("aludel_version"));
  CHECK(db.session->lock_holder("aludel_version").value().run == "79b7aca688f5");
  CHECK(second.session->try_lock("another"));

  first.session->unlock();
  while (!db.session->try_lock("aludel_version"))
    db.sql("SELECT pg_sleep(0.01)"); // the pooler tells the server
  CHECK_FALSE(first.session->try_lock("aludel_version"));
  db.session->unlock();
  CHECK(first.session->try_lock("aludel_version"));
}

TEST_CASE("a database that a pooler calls by another name has one lock") {
  Database db;
  const Pooler pooler("transaction", 5, db.database.name());
  const Pooled aliased(db, pooler, "alias");
  CHECK_FALSE(aliased.session->lock_holder("aludel_version"));
  REQUIRE(db.session->try_lock("aludel_version"));
  CHECK(aliased.session->lock_holder("aludel_version"));
  CHECK_FALSE(aliased.session->try_lock("aludel_version"));
}

TEST_CASE("outside transactions too nothing runs without the lock") {
  Database db;
  const Pooler pooler("transaction");
  const Pooled pooled(db, pooler);
  REQUIRE(pooled.session->try_lock("aludel_version"));
  db.sql(
      "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database ="
      " (SELECT oid FROM pg_database WHERE datname = current_database())");
  std::string message;
  for (int i = 0; i < 1000 && message.empty(); ++i) { // until the pooler has heard of it
    db.sql("SELECT pg_sleep(0.01)");
    try {
      pooled.session->execute(dialect::statement("SELECT 1"));
    } catch (const base::Error& error) {
      message = error.what();
    }
  }
  CHECK_THAT(message, Contains("the connection that holds the deployment lock has ended"));
}

TEST_CASE("nothing stays behind in the sessions that a pooler lends") {
  Database db;
  const Pooler pooler("transaction", 2); // one for the lock, one for the work
  Pooled first(db, pooler);
  auto& session = *first.session;
  REQUIRE(session.try_lock("aludel_version"));
  db.sql("CREATE TABLE t (a int)");
  session.limit({model::Duration{5'000}, model::Duration{60'000}});
  session.begin(dialect::Transaction::ordinary);
  session.note("INSERT INTO t VALUES (:a)", {std::int64_t{1}});
  session.execute(dialect::statement("SELECT 1"));
  session.commit();
  session.execute(dialect::statement("CREATE INDEX CONCURRENTLY i ON t (a)"));
  CHECK_FALSE(session.index_is_invalid("i"));
  const auto value = [&](const std::string& query) {
    return session.query(query).front().front().value_or("");
  };
  CHECK(value("SELECT count(*) FROM pg_prepared_statements") == "0");
  CHECK(value("SHOW lock_timeout") == "0");
  CHECK(value("SHOW statement_timeout") == "0");
  CHECK(value("SHOW client_connection_check_interval") == "0");
  CHECK(value("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()") == "0");
}

TEST_CASE("behind a pooler in session mode the lock holds too") {
  Database db;
  const Pooler pooler("session");
  Pooled first(db, pooler), second(db, pooler);
  REQUIRE(first.session->try_lock("aludel_version"));
  CHECK_THAT(first.told, Contains("its mode cannot be told"));
  CHECK_FALSE(second.session->try_lock("aludel_version"));
  CHECK_FALSE(db.session->try_lock("aludel_version"));
}

TEST_CASE("a pooler that keeps no transaction is refused by name") {
  Database db;
  const Pooler pooler("statement");
  Pooled first(db, pooler);
  const auto error = error_of([&] { first.session->try_lock("aludel_version"); });
  CHECK(error.exit() == base::Exit::unreachable);
  CHECK(error.diagnostics().front().code == "pooler");
  CHECK_THAT(error.what(), Contains("pools by statement"));
  CHECK(db.session->try_lock("aludel_version"));
}

TEST_CASE("a lock whose connection has ended is missed before the next transaction") {
  Database db;
  const Pooler pooler("transaction");
  Pooled first(db, pooler);
  REQUIRE(first.session->try_lock("aludel_version"));
  const auto holder = db.session->lock_holder("aludel_version").value().process;
  db.session->query("SELECT pg_terminate_backend(:a)", {holder});
  while (db.session->lock_holder("aludel_version")) db.sql("SELECT pg_sleep(0.01)");
  const auto error = error_of([&] {
    for (int i = 0; i < 500; ++i) { // the pooler tells it in its own time
      first.session->begin(dialect::Transaction::ordinary);
      first.session->rollback();
      db.sql("SELECT pg_sleep(0.01)");
    }
  });
  CHECK(error.diagnostics().front().code == "lock-lost");
  CHECK(error.exit() == base::Exit::unreachable);
}
