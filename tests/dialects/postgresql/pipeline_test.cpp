#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
using Numbers = std::vector<std::size_t>;

/// What `execute_all` told, in a transaction; the error, if there was one, is put into `error`.
Numbers told(Database& db, const std::vector<dialect::Statement>& statements, std::string* error = nullptr) {
  Numbers numbers;
  try {
    db.session->execute_all(statements, [&](std::size_t n) { numbers.push_back(n); });
  } catch (const base::Error& thrown) {
    if (error == nullptr) throw;
    *error = thrown.what();
  }
  return numbers;
}

std::vector<dialect::Statement> statements_of(Database& db, const std::string& text) {
  static const auto source = std::make_shared<base::Source>(base::Source{"r.yaml", ""});
  return db.dialect->split({text, {source, 10, 7, 1}});
}
} // namespace

TEST_CASE("statements that are sent together end one after the other") {
  Database db;
  db.session->begin(dialect::Transaction::ordinary);
  CHECK(told(db, statements_of(db, "CREATE TABLE t (a int); INSERT INTO t VALUES (1); SELECT * FROM t")) ==
        Numbers{1, 2, 3});
  db.session->commit();
  CHECK(db.value("SELECT a FROM t") == "1");
  CHECK(told(db, {}).empty());
}

TEST_CASE("an error among them is that of its statement, and the others do not run") {
  Database db;
  db.sql("CREATE SEQUENCE s");
  db.session->begin(dialect::Transaction::ordinary);
  const auto statements = statements_of(db, "SELECT nextval('s');\nSELECT 'ü', nope;\nSELECT nextval('s')");
  Numbers numbers;
  const auto error =
      error_of([&] { db.session->execute_all(statements, [&](std::size_t n) { numbers.push_back(n); }); });
  CHECK(numbers == Numbers{1});
  CHECK(error.sqlstate() == "42703");
  CHECK(to_string(error.diagnostics().front().place) == "r.yaml:11:20");
  CHECK(error_of([&] { db.session->commit(); }).diagnostics().front().code == "transaction-aborted");
  CHECK_FALSE(db.session->in_transaction());
  CHECK(db.value("SELECT last_value FROM s") == "1");
}

TEST_CASE("what an expectation guards does not run when it is not met") {
  Database db;
  db.sql("CREATE SEQUENCE s");
  db.session->begin(dialect::Transaction::ordinary);
  std::string error;
  CHECK(told(db,
             {dialect::statement("SELECT 1"), dialect::expectation("SELECT 1 = 2", "two is not one"),
              dialect::statement("SELECT nextval('s')")},
             &error) == Numbers{1});
  CHECK(error == "two is not one");
  db.session->rollback();
  CHECK(db.value("SELECT is_called FROM s") == "f");
}

TEST_CASE("an exception of the caller leaves the session usable") {
  Database db;
  db.session->begin(dialect::Transaction::ordinary);
  const auto stop = [](std::size_t n) {
    if (n == 2) throw std::runtime_error("stop");
  };
  CHECK_THROWS_AS(db.session->execute_all(statements_of(db, "SELECT 1; SELECT 2; SELECT 3"), stop),
                  std::runtime_error);
  CHECK(db.value("SELECT 4") == "4");
  db.session->rollback();
}

TEST_CASE("more than the sockets hold goes both ways") {
  Database db;
  db.session->begin(dialect::Transaction::ordinary);
  const std::string megabyte(1 << 20, 'x');
  std::vector<dialect::Statement> statements;
  for (int i = 0; i < 24; ++i) statements.push_back(dialect::statement("SELECT '" + megabyte + "'"));
  CHECK(told(db, statements).size() == 24);
  db.session->commit();
}

TEST_CASE("COPY through the client is refused among others too") {
  Database db;
  db.sql("CREATE TABLE t (a int)");
  db.session->begin(dialect::Transaction::ordinary);
  std::string error;
  CHECK(told(db, statements_of(db, "SELECT 1; COPY t FROM STDIN; SELECT 2"), &error) == Numbers{1});
  CHECK(error == "COPY from or to the client has no data here");
  db.session->rollback();
  CHECK(db.value("SELECT 5") == "5");
}

TEST_CASE("a note is there with what comes next, and its error too") {
  Database db;
  db.sql("CREATE TABLE t (a int PRIMARY KEY)");
  SECTION("inside a transaction") {
    db.session->begin(dialect::Transaction::ordinary);
    db.session->note("INSERT INTO t VALUES (:a)", {std::int64_t{1}});
    CHECK(db.session->run("INSERT INTO t VALUES (:a)", {std::int64_t{2}}) == 1);
    db.session->note("INSERT INTO t VALUES (:a)", {std::int64_t{3}});
    db.session->commit();
    CHECK(db.rows("SELECT a FROM t ORDER BY a") == "1\n2\n3");
  }
  SECTION("outside of one it is there at once") {
    db.session->note("INSERT INTO t VALUES (:a)", {std::int64_t{1}});
    CHECK(db.connect()->query("SELECT a FROM t").size() == 1);
  }
  SECTION("the commit fails for it") {
    db.session->begin(dialect::Transaction::ordinary);
    db.session->note("INSERT INTO nowhere VALUES (:a)", {std::int64_t{1}});
    CHECK(error_of([&] { db.session->commit(); }).sqlstate() == "42P01");
    db.session->rollback();
    CHECK_FALSE(db.session->in_transaction());
  }
}

TEST_CASE("limits hold in the transaction that follows and in what runs outside of one") {
  Database db;
  db.session->limit({model::Duration(1234), model::Duration(0)});
  CHECK(db.value("SHOW lock_timeout") == "1234ms");
  db.session->limit({model::Duration(77), model::Duration(5000)});
  db.session->begin(dialect::Transaction::ordinary);
  CHECK(db.value("SHOW lock_timeout") == "77ms");
  db.session->limit({model::Duration(88), model::Duration(5000)});
  CHECK(db.value("SHOW lock_timeout") == "88ms");
  db.session->rollback();
}

TEST_CASE("a lost connection is told, not waited for") {
  Database db;
  db.session->begin(dialect::Transaction::ordinary);
  const auto error = error_of([&] {
    db.session->execute_all(statements_of(db, "SELECT pg_terminate_backend(pg_backend_pid()); SELECT 1"),
                            [](std::size_t) {});
  });
  CHECK(error.exit() == base::Exit::unreachable);
}
