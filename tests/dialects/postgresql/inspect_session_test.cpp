#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
std::string default_of(Database& db) {
  return std::get<model::SqlText>(*db.session->inspect().table("t")->columns.front().definition.default_value)
      .every;
}
} // namespace

TEST_CASE("names are spelled with their schema but in public, whatever the search path is") {
  Database db;
  db.sql("CREATE SCHEMA s; CREATE FUNCTION s.f() RETURNS int LANGUAGE sql AS 'SELECT 1';"
         "CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT 1';"
         "CREATE TABLE t (a int DEFAULT s.f() + g()); SET search_path = s");
  CHECK(default_of(db) == "(s.f() + g())");
  CHECK(db.value("SHOW search_path") == "s");
}

TEST_CASE("strings are spelled in one way, whatever the session makes of backslashes") {
  Database db;
  db.sql("CREATE TABLE t (a text DEFAULT 'a\\b' || 'c'); SET standard_conforming_strings = off");
  CHECK(default_of(db) == "('a\\b'::text || 'c'::text)");
}

TEST_CASE("a session that could not be set up for reading has no open transaction") {
  Database db;
  db.sql("REVOKE EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) FROM PUBLIC;"
         "SET ROLE pg_monitor");
  CHECK_THROWS(db.session->inspect());
  CHECK_FALSE(db.session->in_transaction());
}

TEST_CASE("an open transaction is used, and its settings come back") {
  Database db;
  db.sql("SET DateStyle = 'German'");
  db.session->begin(dialect::Transaction::ordinary);
  db.session->execute(dialect::statement("SET LOCAL search_path = pg_catalog"));
  db.session->execute(dialect::statement("CREATE TABLE public.t (a date DEFAULT '2020-01-31'::date + 1)"));
  CHECK(default_of(db) == "('2020-01-31'::date + 1)");
  CHECK(db.session->in_transaction());
  CHECK(db.value("SHOW search_path") == "pg_catalog");
  CHECK(db.value("SHOW DateStyle") == "German, DMY");
  db.session->rollback();
  CHECK(db.session->inspect().table("t") == nullptr);
}

TEST_CASE("a session is as it was when inspection fails") {
  Database db;
  db.session->begin(dialect::Transaction::ordinary);
  CHECK_THROWS(db.session->execute(dialect::statement("SELECT 1/0")));
  CHECK_THROWS_AS(db.session->inspect(), base::Error);
  db.session->rollback();
  CHECK_NOTHROW(db.session->inspect());
  CHECK_FALSE(db.session->in_transaction());
}

TEST_CASE("the settings of a role and the language of a session do not change what is spelled") {
  Database db;
  db.sql("CREATE TABLE t (a timestamptz DEFAULT '2020-01-01 12:00:00+00'::timestamptz + '1 day'::interval);"
         "SET TimeZone = 'Asia/Tokyo'; SET IntervalStyle = 'sql_standard'; SET quote_all_identifiers = on");
  CHECK(default_of(db) == "('2020-01-01 12:00:00+00'::timestamp with time zone + '1 day'::interval)");
}

TEST_CASE("temporary tables are no part of the database") {
  Database db;
  db.sql("CREATE TEMPORARY TABLE t (a int)");
  CHECK(db.session->inspect().table("t") == nullptr);
}

TEST_CASE("hundreds of tables are read at once") {
  Database db;
  std::string sql;
  for (int n = 0; n < 300; ++n)
    sql += "CREATE TABLE t" + std::to_string(n) +
           " (id serial PRIMARY KEY, a int CHECK (a > 0), b text);"
           "CREATE INDEX ON t" +
           std::to_string(n) + " (a);";
  db.sql(sql);
  int tables = 0;
  db.session->inspect().for_each_table([&](const catalog::Table& table) {
    ++tables;
    CHECK(table.constraints.size() == 2);
    CHECK(table.indexes.size() == 1);
  });
  CHECK(tables == 300);
}
