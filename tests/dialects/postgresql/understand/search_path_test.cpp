#include "tests/dialects/postgresql/understand/reading.hpp"

#include "framework/catalog/apply.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
const auto two_schemas =
    "create schema app; create schema \"Odd\"; create table t (a int); create table app.t (a int); "
    "create table app.u (a int); create type app.mood as enum ('x')";

catalog::Catalog on_path(const std::string& set) {
  auto now = catalog_after(two_schemas);
  dialect::carry_out(read_one(set), "postgresql", now);
  return now;
}
std::string path(const std::string& set) {
  const auto schemas = on_path(set).search_path().schemas();
  return schemas.known ? to_string(schemas.names) : "unknown";
}
} // namespace

TEST_CASE("what sets the search path") {
  CHECK(path("SET search_path = app, public") == "app, public");
  CHECK(path("set Search_Path to 'App', \"Odd\", ODD") == "App, Odd, odd");
  CHECK(path("SET LOCAL search_path TO \"$user\", pg_catalog, app, pg_temp") == "app, pg_temp");
  CHECK(path("SET SCHEMA 'app'") == "app");
  CHECK(path("SELECT pg_catalog.set_config('search_path', 'App, \"Odd\"', false)") == "app, Odd");
  CHECK(path("SELECT set_config('search_path', '', true)").empty());
  CHECK(path("SET search_path = ''").empty());
  CHECK(path("SELECT set_config('search_path', current_user, true)") == "unknown");
  CHECK(path("SET search_path = pg_temp, app") == "pg_temp, app");
  CHECK(path("SET lock_timeout = 5").empty());
}

TEST_CASE("how long it holds") {
  const auto after = [](const std::string& sql) {
    auto now = catalog_after(two_schemas);
    for (const auto& reading : read(sql, now)) dialect::carry_out(reading, "postgresql", now);
    return to_string(now.search_path().schemas().names);
  };
  CHECK(after("SET search_path = app; SET LOCAL search_path = public; COMMIT") == "app");
  CHECK(after("SET LOCAL search_path = public; SET search_path = app; COMMIT") == "app");
  CHECK(after("SET search_path = app; RESET search_path").empty());
  CHECK(after("SET search_path = app; SET search_path TO DEFAULT").empty());
  CHECK(after("SET search_path = app; RESET ALL").empty());
  CHECK(after("SET search_path = app; DISCARD ALL").empty());
  CHECK(after("SET search_path = app; DISCARD TEMP") == "app");
}

TEST_CASE("names are those that the path leads to") {
  const auto app = on_path("SET search_path = app, public");
  CHECK(lifted("ALTER TABLE u ADD COLUMN b int", app) == "ALTER TABLE app.u ADD COLUMN b integer");
  CHECK(lifted("DROP TABLE t", app) == "DROP TABLE app.t");
  CHECK(lifted("DROP TABLE public.t", app) == "DROP TABLE public.t");
  CHECK(lifted("DROP TABLE t", on_path("SET search_path = public, app")) == "DROP TABLE t");
  CHECK(mentions("SELECT 1 FROM u JOIN nope ON true WHERE now() IS NOT NULL", app) ==
        "table app.nope, table app.u");
  CHECK(mentions("WITH u AS (SELECT 1) SELECT 1 FROM u", app).empty());
  CHECK(mentions("SELECT 'x'::mood, 1::int FROM pg_class", app) == "table pg_class, type app.mood");
}

TEST_CASE("what is made comes to the first schema that is there") {
  const auto app = on_path("SET search_path = gone, app, public");
  CHECK(lifted("CREATE TABLE t (a int)", app) == "CREATE TABLE app.t (\n  a integer\n)");
  CHECK(lifted("CREATE SEQUENCE s", app) == "CREATE SEQUENCE app.s");
  CHECK(lifted("CREATE TYPE m AS ENUM ('a')", app) == "CREATE TYPE app.m AS ENUM ('a')");
  CHECK(lifted("CREATE TEMPORARY TABLE x (a int)", app) == "CREATE TEMPORARY TABLE x (\n  a integer\n)");
  CHECK(lifted("CREATE VIEW v AS WITH x AS (SELECT a FROM u) SELECT x.a FROM x, t", app) ==
        "CREATE VIEW app.v AS\nWITH x AS (SELECT a FROM app.u) SELECT x.a FROM x, app.t");
  CHECK(mentions("CREATE TABLE c AS SELECT a FROM u", app) == "column app.u.a, table app.c!, table app.u");
}
