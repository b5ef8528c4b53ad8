#include "tests/dialects/postgresql/database.hpp"

#include "framework/base/json.hpp"

#include <catch2/catch.hpp>
#include <thread>

using namespace aludel;
using Catch::Matchers::Contains;

namespace {
dialect::ConnectOptions named(const std::string& application) {
  dialect::ConnectOptions options;
  options.application = application;
  return options;
}

std::string process_of(dialect::Session& session) {
  return session.query("SELECT pg_backend_pid()").front().front().value_or("");
}

/// Keeps the table open in a transaction that does nothing.
void read(dialect::Session& session, const std::string& query) {
  session.begin(dialect::Transaction::ordinary);
  session.execute(dialect::statement(query));
}

/// The failure of a statement that waits for the table's lock for a moment only.
base::Error failed_wait(Database& db) {
  db.session->limit({model::Duration{400}, {}});
  db.session->begin(dialect::Transaction::ordinary);
  const bool together = GENERATE(false, true);
  const auto change = dialect::statement("ALTER TABLE t ADD COLUMN b int");
  const auto error = error_of([&] {
    together ? db.session->execute_all({change}, [](std::size_t) {}) : db.session->execute(change);
  });
  db.session->rollback();
  CHECK(error.sqlstate() == "55P03");
  return error;
}
} // namespace

TEST_CASE("a statement that gives up tells who kept the lock") {
  Database db;
  db.sql("CREATE TABLE t (a int)");
  const auto reader = db.connect(named("a reader"));
  read(*reader, "SELECT 'postgresql://app:secret@h/d' FROM t");
  const auto error = failed_wait(db);
  const auto& told = error.diagnostics().front();
  CHECK_THAT(told.help,
             Contains("it waited for\nprocess " + process_of(*reader) + " (a reader, user " +
                      db.value("SELECT current_user") + "), idle in transaction, transaction open"));
  CHECK_THAT(told.help, Contains("SELECT 'postgresql://app:***@h/d' FROM t"));
  const auto json = told.details.dump();
  CHECK_THAT(json,
             Contains("{\"blocked_by\":[{\"pid\":" + process_of(*reader) + ",\"application\":\"a reader\"") &&
                 Contains("\"state\":\"idle in transaction\"") && Contains("\"blocked_by\":[]"));
  CHECK(json.find("secret") == std::string::npos);
}

TEST_CASE("those that a blocker waits for stand below it") {
  Database db;
  db.sql("CREATE TABLE t (a int)");
  const auto reader = db.connect(named("a reader"));
  read(*reader, "SELECT * FROM t");
  const auto changer = db.connect(named("a changer"));
  const auto changing = process_of(*changer);
  std::thread change([&] { changer->execute(dialect::statement("LOCK TABLE t; SELECT 1")); });
  const auto waits = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid = " + changing;
  while (db.value(waits) == "0") std::this_thread::sleep_for(std::chrono::milliseconds(5));
  const auto error = failed_wait(db);
  reader->rollback();
  change.join();
  CHECK_THAT(error.diagnostics().front().help,
             Contains("process " + changing + " (a changer, ") &&
                 Contains("\n  process " + process_of(*reader) + " (a reader, "));
}

TEST_CASE("where no other connection is to be had, the failure is told without it") {
  Database db;
  db.sql("CREATE TABLE t (a int)");
  const auto reader = db.connect();
  read(*reader, "SELECT * FROM t");
  Database().sql("ALTER DATABASE " + db.database.name() + " ALLOW_CONNECTIONS false");
  const auto error = failed_wait(db);
  CHECK_THAT(error.diagnostics().front().help, Contains("pg_stat_activity"));
  CHECK(error.diagnostics().front().details.dump() == "null");
}

TEST_CASE("a statement that works and does not wait is left alone") {
  Database db;
  db.session->limit({model::Duration{50}, model::Duration{300}});
  const auto error = error_of([&] { db.sql("SELECT pg_sleep(10)"); });
  CHECK(error.sqlstate() == "57014");
  CHECK(error.diagnostics().front().details.dump() == "null");
}
