#include "tests/dialects/sqlite/bench.hpp"

#include "framework/base/error.hpp"

#include <catch2/catch.hpp>
#include <chrono>

using namespace aludel;
using Catch::Matchers::Contains;

namespace {
base::Error error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const base::Error& error) {
    return error;
  }
  FAIL("no error");
  throw;
}

dialect::Statement at(const std::string& text) {
  return {text, {}, {std::make_shared<base::Source>(base::Source{"r.yaml", ""}), 20, 7}, 6};
}

dialect::ConnectOptions patience(int milliseconds) {
  dialect::ConnectOptions options;
  options.busy_wait = model::Duration{milliseconds};
  return options;
}
} // namespace

TEST_CASE("values are bound and read without loss") {
  Bench b;
  b.sql("CREATE TABLE t (n INTEGER, s TEXT, x)");
  const std::string odd = "it's :a ? ; \xF0\x9F\x98\x80";
  CHECK(b.session->run("INSERT INTO t VALUES (:a, :b, :c)",
                       {std::int64_t{5'000'000'000}, odd, std::monostate{}}) == 1);
  CHECK(b.rows("SELECT n, s, x, typeof(n), count(*) FROM t") == "5000000000|" + odd + "|NULL|integer|1\n");
  CHECK(b.session->run("UPDATE t SET x = :a WHERE n = :b",
                       {std::string("new"), std::int64_t{5'000'000'000}}) == 1);
  CHECK(b.session->run("DELETE FROM t WHERE n = :a", {std::int64_t{1}}) == 0);
  const auto rows =
      b.session->query("SELECT s FROM t WHERE n = :a AND s = :b", {std::int64_t{5'000'000'000}, odd});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0][0] == odd);
  CHECK(b.session->query("SELECT 'a' || char(0) || 'b'")[0][0]->size() == 3);
}

TEST_CASE("a failed binding does not show the values") {
  Bench b;
  b.sql("CREATE TABLE t (a TEXT UNIQUE); INSERT INTO t VALUES ('secret')");
  const auto message =
      message_of([&] { b.session->run("INSERT INTO t VALUES (:a)", {std::string("secret")}); });
  CHECK_THAT(message, Contains("UNIQUE constraint failed: t.a") && !Contains("secret"));
}

TEST_CASE("an error says what SQLite says, and where") {
  Bench b;
  SECTION("in the second line of the statement") {
    const auto error = error_of([&] { b.session->execute(at("SELECT 1,\n  nope FROM (SELECT 2)")); });
    CHECK(error.exit() == base::Exit::failed);
    CHECK(std::string(error.what()).find("no such column: nope") != std::string::npos);
    CHECK(to_string(error.diagnostics()[0].place) == "r.yaml:21:9");
  }
  SECTION("without an offset: the statement") {
    b.sql("CREATE TABLE t (a UNIQUE); INSERT INTO t VALUES (1)");
    const auto error = error_of([&] { b.session->execute(at("INSERT INTO t VALUES (1)")); });
    CHECK(to_string(error.diagnostics()[0].place) == "r.yaml:20:7");
    CHECK_THAT(error.diagnostics()[0].help, Contains("2067"));
  }
}

TEST_CASE("one statement is one statement") {
  Bench b;
  CHECK_THAT(message_of([&] { b.session->execute(dialect::statement("SELECT 1; SELECT 2")); }),
             Contains("several statements"));
  CHECK_THAT(message_of([&] { b.session->execute(dialect::statement(std::string("SELECT 1\0 + 1", 13))); }),
             Contains("NUL"));
  b.session->execute(dialect::statement("SELECT 1; -- and a comment\n;"));
  b.session->execute(dialect::statement("-- a comment alone"));
  b.sql("CREATE TABLE t (a)");
  b.session->execute(dialect::statement("INSERT INTO t VALUES (':x')"));
  CHECK(b.rows("SELECT a FROM t") == ":x\n");
}

TEST_CASE("an expectation must be true") {
  Bench b;
  for (const char* query : {"SELECT 1", "SELECT 'true'", "SELECT 't'"})
    b.session->execute(dialect::expectation(query, "no"));
  for (const char* query : {"SELECT 0", "SELECT NULL", "SELECT 1 WHERE 0", "SELECT 'f'"})
    CHECK(message_of([&] { b.session->execute(dialect::expectation(query, "as expected")); }) ==
          "as expected");
}

TEST_CASE("foreign keys are enforced") {
  Bench b;
  b.sql("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INT REFERENCES p)");
  CHECK_THAT(message_of([&] { b.sql("INSERT INTO c VALUES (1)"); }), Contains("FOREIGN KEY"));
}

TEST_CASE("a transaction that ended under us is no commit") {
  Bench b;
  b.sql("CREATE TABLE t (a UNIQUE ON CONFLICT ROLLBACK); INSERT INTO t VALUES (1)");
  const auto kind = GENERATE(dialect::Transaction::ordinary, dialect::Transaction::reshaping);
  b.session->begin(kind);
  CHECK(b.session->in_transaction());
  b.sql("INSERT INTO t VALUES (2)");
  CHECK_THAT(message_of([&] { b.sql("INSERT INTO t VALUES (1)"); }), Contains("UNIQUE"));
  CHECK_FALSE(b.session->in_transaction());
  CHECK_THAT(message_of([&] { b.session->commit(); }), Contains("ended before its commit"));
  CHECK(b.rows("SELECT a FROM t") == "1\n");
  CHECK(b.value("PRAGMA foreign_keys") == "1");
}

TEST_CASE("a commit that fails leaves nothing") {
  Bench b;
  b.sql("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INT REFERENCES p DEFERRABLE INITIALLY "
        "DEFERRED)");
  const auto kind = GENERATE(dialect::Transaction::ordinary, dialect::Transaction::reshaping);
  b.session->begin(kind);
  b.sql("INSERT INTO c VALUES (1)");
  CHECK_FALSE(message_of([&] { b.session->commit(); }).empty());
  CHECK_FALSE(b.session->in_transaction());
  CHECK(b.value("SELECT count(*) FROM c") == "0");
  CHECK(b.value("PRAGMA foreign_keys") == "1");
  b.session->rollback();
}

TEST_CASE("a reshaping transaction names the rows that would point at nothing") {
  Bench b;
  b.sql(
      "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (id INTEGER PRIMARY KEY, p INT REFERENCES p);"
      "CREATE TABLE w (k TEXT PRIMARY KEY, p INT REFERENCES p) WITHOUT ROWID; INSERT INTO p VALUES (1);"
      "INSERT INTO c VALUES (7, 1); INSERT INTO w VALUES ('a', 1);");
  b.session->begin(dialect::Transaction::reshaping);
  b.sql("DELETE FROM p");
  CHECK_THAT(message_of([&] { b.session->commit(); }),
             Contains("a row of w points at no row of p; row 7 of c points at no row of p"));
  CHECK(b.value("SELECT count(*) FROM p") == "1");
}

TEST_CASE("the wait for another writer is bounded") {
  Bench b;
  auto other = b.second_session(patience(80));
  b.session->begin(dialect::Transaction::ordinary);
  b.sql("CREATE TABLE t (a)");
  const auto kind = GENERATE(dialect::Transaction::ordinary, dialect::Transaction::reshaping);
  const auto start = std::chrono::steady_clock::now();
  const auto error = error_of([&] { other->begin(kind); });
  const auto waited = std::chrono::steady_clock::now() - start;
  CHECK(error.exit() == base::Exit::unreachable);
  CHECK(error.diagnostics()[0].code == "lock-timeout");
  CHECK(b.dialect->may_succeed_later(error));
  CHECK(waited >= std::chrono::milliseconds(60));
  CHECK(waited < std::chrono::seconds(10));
  CHECK_FALSE(other->in_transaction());
  CHECK(other->query("PRAGMA foreign_keys")[0][0] == "1");
  b.session->commit();
  other->begin(kind);
  other->rollback();
}

TEST_CASE("limits hold for the statements that follow, and not for the commit") {
  Bench b;
  b.sql("CREATE TABLE t (a)");
  b.session->begin(dialect::Transaction::ordinary);
  b.session->limit({model::Duration{1'000}, model::Duration{30}});
  const char* endless =
      "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";
  const auto error = error_of([&] { b.session->execute(dialect::statement(endless)); });
  CHECK(error.diagnostics()[0].code == "statement-timeout");
  b.sql("INSERT INTO t VALUES (1)");
  b.session->commit();
  CHECK(b.value("SELECT count(*) FROM t") == "1");
  b.session->limit({});
  b.session->execute(dialect::statement("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n "
                                        "LIMIT 2000000) SELECT count(*) FROM n"));
}

TEST_CASE("conditions are answered by the database") {
  const test_support::TemporaryFolder folder;
  dialect::ConnectOptions options;
  options.attach = {{"know", (folder.path() / "k.db").string()}};
  Bench b(options);
  b.sql("CREATE TABLE Users (Id INTEGER PRIMARY KEY AUTOINCREMENT, g AS (id + 1)); CREATE VIEW v AS SELECT 1 "
        "AS one;"
        "CREATE TABLE know.items (a); CREATE VIRTUAL TABLE words USING fts5(w);");
  auto& s = *b.session;
  CHECK(s.table_exists("users"));
  CHECK(s.table_exists("V"));
  CHECK(s.table_exists({"know", "items"}));
  CHECK_FALSE(s.table_exists("items"));
  CHECK_FALSE(s.table_exists({"nowhere", "items"}));
  CHECK(s.column_exists("users", "G"));
  CHECK(s.column_exists("v", "one"));
  CHECK_FALSE(s.column_exists("users", "h"));
  CHECK_FALSE(s.extension({"vector", true}));
  CHECK(s.user_tables() == std::vector<model::QualifiedName>{{"know", "items"}, "Users", "words"});
  CHECK(s.free_space().value() > 0);
  CHECK(s.table_size("users").value() >= 4096);
  CHECK_FALSE(s.table_size("nope"));
  using Count = dialect::Volume::Count;
  CHECK(s.volume("users")->counted == Count::exact);
  CHECK(s.volume("users")->rows == 0);
  b.sql("INSERT INTO Users DEFAULT VALUES; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
        "WHERE "
        "i < 100001) INSERT INTO know.items SELECT i FROM n;");
  CHECK(s.volume("users")->rows == 1);
  CHECK(s.volume("USERS")->bytes >= 4096);
  CHECK(s.volume({"know", "items"})->counted == Count::more_than);
  CHECK(s.volume({"know", "items"})->rows == 100000);
  CHECK(s.volume("words"));
  CHECK_FALSE(s.volume("v"));
  CHECK_FALSE(s.volume("nope"));
  CHECK_FALSE(s.volume({"nowhere", "items"}));
  CHECK_FALSE(s.index_is_invalid("i"));
  CHECK_THAT(s.version(), Contains("3."));
}
