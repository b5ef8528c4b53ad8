#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using Catch::Matchers::Contains;

namespace {
const auto source = std::make_shared<base::Source>(base::Source{"r.yaml", ""});

/// The error of the last statement of a block that stands at line 10, column 7; the others must work.
base::Error error_in(Database& db, const std::string& text) {
  const auto statements = db.dialect->split({text, {source, 10, 7, 1}});
  for (std::size_t i = 0; i + 1 < statements.size(); ++i) db.session->execute(statements[i]);
  return error_of([&] { db.session->execute(statements.back()); });
}

std::string place_of(const base::Error& error) { return to_string(error.diagnostics().front().place); }
} // namespace

TEST_CASE("an error points at the character that the server means") {
  Database db;
  SECTION("on the first line") { CHECK(place_of(error_in(db, "SELECT 1, nope")) == "r.yaml:10:17"); }
  SECTION("after characters of several bytes") {
    CHECK(place_of(error_in(db, "SELECT 'äöü€😀', nope")) == "r.yaml:10:31");
  }
  SECTION("on a further line") {
    CHECK(place_of(error_in(db, "SELECT 1;\n-- ü\nSELECT 1,\n  'ü', nope")) == "r.yaml:13:15");
  }
  SECTION("inside the body of a function") {
    const auto error =
        error_in(db, "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$\n  SELECT 'ü', nope;\n$$");
    CHECK(place_of(error) == "r.yaml:11:22");
    CHECK(error.sqlstate() == "42703");
  }
  SECTION("where the server names no place, at the statement") {
    CHECK(place_of(error_in(db, "-- why\nSELECT 1/0")) == "r.yaml:11:7");
  }
}

TEST_CASE("an error carries SQLSTATE, message, detail and hint") {
  Database db;
  const auto error =
      error_in(db, "CREATE TABLE t (a int UNIQUE);INSERT INTO t VALUES (1);INSERT INTO t VALUES (1)");
  CHECK(error.exit() == base::Exit::failed);
  CHECK(error.sqlstate() == "23505");
  CHECK(error.diagnostics().front().message == "duplicate key value violates unique constraint \"t_a_key\"");
  CHECK_THAT(error.diagnostics().front().help, Contains("Key (a)=(1) already exists."));
  const auto hinted = error_in(db, "SELECT 1 + 'x'::text");
  CHECK_THAT(hinted.diagnostics().front().help, Contains("explicit type casts"));
}

TEST_CASE("text goes to the server as it is") {
  Database db;
  db.sql("CREATE TABLE t (a text);"
         "INSERT INTO t VALUES (/* it's */ ':x'), (E'it\\'s :x'), ('a\\b');"
         "CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $$ BEGIN -- don't\n RETURN 'a:b'; END $$;");
  CHECK(db.rows("SELECT a FROM t") == ":x\nit's :x\na\\b");
  CHECK(db.value("SELECT f()") == "a:b");
  CHECK(error_of([&] { db.session->execute(dialect::statement(std::string("SELECT 1\0, 2", 12))); }).what() ==
        std::string("the statement holds a NUL byte, and PostgreSQL would stop there"));
}

TEST_CASE("expectations are errors of their own") {
  Database db;
  db.session->execute(dialect::expectation("SELECT 1 = 1", "never"));
  db.session->execute(dialect::expectation("SELECT 1", "never"));
  for (const char* query : {"SELECT 1 = 2", "SELECT NULL", "SELECT 1 WHERE false", "SELECT 2"}) {
    const auto error =
        error_of([&] { db.session->execute(dialect::expectation(query, "two rows share a key")); });
    CHECK(error.what() == std::string("two rows share a key"));
  }
}

TEST_CASE("values are bound, not pasted") {
  Database db;
  db.sql("CREATE TABLE t (a text, b bigint, c text)");
  const std::string nasty = "it's :b $1 \\ ü";
  CHECK(db.session->run("INSERT INTO t VALUES (:a, :b, :c)", {nasty, std::int64_t{5'000'000'000}, {}}) == 1);
  CHECK(db.session->run("INSERT INTO t VALUES (:a, :b, :c), (:d, :e, :f)",
                        {std::string("x"), std::int64_t{1}, {}, std::string("y"), std::int64_t{2}, {}}) == 2);
  CHECK(db.session->run("UPDATE t SET c = :a WHERE b < :b", {std::string("z"), std::int64_t{10}}) == 2);
  const auto rows = db.session->query("SELECT a, b::text, c, ':a' FROM t WHERE a = :name AND b = :b",
                                      {nasty, std::int64_t{5'000'000'000}});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0] == dialect::TextRow{nasty, "5000000000", std::nullopt, ":a"});
  const auto error =
      error_of([&] { db.session->run("INSERT INTO t (b) VALUES (:a)", {std::string("secret")}); });
  CHECK(error.sqlstate() == "22P02");
  CHECK(error_of([&] {
          db.session->run("INSERT INTO nope VALUES (:a)", {std::string("secret")});
        }).sqlstate() == "42P01");
}

TEST_CASE("transactions commit, roll back and say when they were broken") {
  Database db;
  auto& session = *db.session;
  db.sql("CREATE TABLE t (a int)");
  SECTION("commit") {
    session.begin(dialect::Transaction::ordinary);
    CHECK(session.in_transaction());
    db.sql("INSERT INTO t VALUES (1)");
    session.commit();
    CHECK_FALSE(session.in_transaction());
    CHECK(db.value("SELECT count(*) FROM t") == "1");
  }
  SECTION("rollback") {
    session.begin(dialect::Transaction::reshaping);
    db.sql("INSERT INTO t VALUES (1)");
    session.rollback();
    session.rollback();
    CHECK(db.value("SELECT count(*) FROM t") == "0");
  }
  SECTION("a statement that failed and was ignored") {
    session.begin(dialect::Transaction::ordinary);
    db.sql("INSERT INTO t VALUES (1)");
    error_of([&] { db.sql("SELECT 1/0"); });
    CHECK_THAT(error_of([&] { session.commit(); }).what(), Contains("nothing can be committed"));
    CHECK_FALSE(session.in_transaction());
    CHECK(db.value("SELECT count(*) FROM t") == "0");
  }
  SECTION("a statement that ended it") {
    session.begin(dialect::Transaction::ordinary);
    db.sql("ROLLBACK");
    CHECK_FALSE(session.in_transaction());
    CHECK_THAT(error_of([&] { session.commit(); }).what(), Contains("had ended"));
  }
  SECTION("a check that fails at commit") {
    db.sql("CREATE TABLE p (a int PRIMARY KEY); CREATE TABLE c (a int REFERENCES p DEFERRABLE INITIALLY "
           "DEFERRED)");
    session.begin(dialect::Transaction::ordinary);
    db.sql("INSERT INTO c VALUES (1)");
    CHECK(error_of([&] { session.commit(); }).sqlstate() == "23503");
    CHECK_FALSE(session.in_transaction());
    CHECK(db.value("SELECT count(*) FROM c") == "0");
  }
}

TEST_CASE("COPY through the client is refused, and the connection lives on") {
  Database db;
  db.sql("CREATE TABLE t (a int)");
  for (const char* copy : {"COPY t FROM STDIN", "COPY (SELECT generate_series(1, 10000)) TO STDOUT"}) {
    CHECK_THAT(error_of([&] { db.session->execute(dialect::statement(copy)); }).what(), Contains("COPY"));
    CHECK(db.value("SELECT 1") == "1");
  }
  db.session->begin(dialect::Transaction::ordinary);
  CHECK_THAT(error_of([&] { db.session->execute(dialect::statement("COPY t FROM STDIN")); }).what(),
             Contains("COPY"));
  CHECK(error_of([&] { db.session->commit(); }).exit() == base::Exit::failed);
  CHECK(db.value("SELECT 1") == "1");
}

TEST_CASE("notices go where the caller wants them") {
  Database db;
  std::vector<std::string> heard;
  dialect::ConnectOptions options;
  options.notice = [&](std::string_view text) { heard.emplace_back(text); };
  const auto session = db.connect(options);
  session->execute(dialect::statement("DO $$ BEGIN RAISE WARNING 'look'; RAISE NOTICE 'here'; END $$"));
  CHECK(heard == std::vector<std::string>{"WARNING: look", "NOTICE: here"});
}

TEST_CASE("limits hold inside and outside of transactions, and go away") {
  Database db;
  auto& session = *db.session;
  session.limit({model::Duration{0}, model::Duration{50}});
  CHECK(error_of([&] { db.sql("SELECT pg_sleep(5)"); }).sqlstate() == "57014");
  session.limit({});
  db.sql("SELECT pg_sleep(0.1)");

  db.sql("CREATE TABLE t (a int)");
  const auto other = db.connect();
  other->begin(dialect::Transaction::ordinary);
  other->execute(dialect::statement("LOCK TABLE t"));
  session.begin(dialect::Transaction::ordinary);
  session.limit({model::Duration{50}, model::Duration{0}});
  const auto error = error_of([&] { db.sql("ALTER TABLE t ADD COLUMN b int"); });
  CHECK(error.sqlstate() == "55P03");
  CHECK(db.dialect->may_succeed_later(error));
  session.rollback();
  CHECK(db.value("SHOW lock_timeout") == "0");
}

TEST_CASE("a connection that is gone is exit 5") {
  Database db;
  const auto other = db.connect();
  other->query("SELECT pg_terminate_backend(:a)", {std::stoll(db.value("SELECT pg_backend_pid()"))});
  const auto error = error_of([&] {
    for (int i = 0; i < 100; ++i) db.sql("SELECT pg_sleep(0.01)");
  });
  CHECK(error.exit() == base::Exit::unreachable);
  CHECK(error_of([&] { db.session->run("SELECT :a", {std::string("secret")}); }).exit() ==
        base::Exit::unreachable);
  CHECK(error_of([&] { db.session->query("SELECT 1"); }).exit() == base::Exit::unreachable);
  db.session->rollback();
  CHECK_FALSE(db.session->in_transaction());
}

TEST_CASE("the session is set up as promised") {
  Database db;
  CHECK(db.value("SHOW application_name") == "aludel");
  CHECK(db.value("SHOW client_encoding") == "UTF8");
  CHECK(db.value("SHOW standard_conforming_strings") == "on");
  REQUIRE(db.session->try_lock("aludel_version")); // what changes something holds the lock
  if (std::stoi(db.session->version()) >= 14)
    CHECK(db.value("SHOW client_connection_check_interval") == "1s");
  CHECK(db.session->version() == db.value("SELECT split_part(current_setting('server_version'), ' ', 1)"));
}
