#include "dialects/postgresql/dollar_quotes.hpp"
#include "dialects/postgresql/settings.hpp"
#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
model::Argument argument(const char* name, const char* type) { return {name, type, {}, {}}; }

model::CreateFunction function(const char* name, const char* language, const std::string& body,
                               const char* returns) {
  model::CreateFunction made;
  made.name = name;
  made.routine.language = language;
  made.routine.body.text = body;
  made.returns = returns;
  return made;
}
} // namespace

TEST_CASE("a function with everything in it") {
  Database db;
  auto f = function("Sum of", "SQL", "\n  SELECT $1 + \"and\" -- it's\n", "setof integer");
  f.routine.arguments = {argument("", "integer"), argument("and", "integer"), argument("rest", "integer[]")};
  f.routine.arguments[1].default_sql = "abs(-1)";
  f.routine.arguments[2].default_sql = "'{}'";
  f.routine.security = model::Security::definer;
  f.routine.set = {
      {"search_path", "public, \"Odd, \"\"one\"\"\""}, {"my.setting", "it's"}, {"work_mem", "1MB"}};
  f.volatility = model::Volatility::stable;
  f.strict = f.leakproof = true;
  f.parallel = model::ParallelSafety::safe;
  f.cost = "10.5";
  f.rows = "3";
  CHECK(
      db.text(f) ==
      R"(CREATE FUNCTION "Sum of"(integer, "and" integer DEFAULT abs(-1), rest integer[] DEFAULT '{}') RETURNS setof integer
LANGUAGE sql STABLE LEAKPROOF STRICT PARALLEL SAFE COST 10.5 ROWS 3 SECURITY DEFINER
SET my.setting TO 'it''s'
SET search_path TO 'public', 'Odd, "one"'
SET work_mem TO '1MB'
AS $$
  SELECT $1 + "and" -- it's
$$)");
  CHECK(db.there_and_back(f) == "DROP FUNCTION \"Sum of\"(integer, integer, integer[])");
  db.run(f);
  CHECK(db.value("SELECT \"Sum of\"(1, 2)") == "3");
  CHECK(db.value("SELECT prosrc FROM pg_proc WHERE proname = 'Sum of'") == f.routine.body.text);
  CHECK(db.value("SELECT proconfig[2] FROM pg_proc WHERE proname = 'Sum of'") ==
        "search_path=public, \"Odd, \"\"one\"\"\"");
  db.there_and_back(model::DropFunction{"Sum of", {}, false, false});
}

TEST_CASE("a function is replaced, and what was there comes back") {
  Database db;
  auto f = function("f", "sql", "SELECT 1", "integer");
  db.run(f);
  f.replace = true;
  f.routine.body.text = "SELECT 2";
  CHECK(db.text(f) == "CREATE OR REPLACE FUNCTION f() RETURNS integer\nLANGUAGE sql\nAS $$SELECT 2$$");
  db.there_and_back(f);
  CHECK(db.value("SELECT f()") == "1");
}

TEST_CASE("out arguments are a result") {
  Database db;
  auto f = function("f", "plpgsql", "BEGIN b := a; c := c || 'x'; END", "");
  f.routine.arguments = {argument("a", "integer"),
                         {"b", "integer", model::ArgumentMode::out, {}},
                         {"c", "text", model::ArgumentMode::inout, {}},
                         {"others", "text[]", model::ArgumentMode::variadic, "'{}'"}};
  CHECK(db.text(f).rfind(
            "CREATE FUNCTION f(a integer, OUT b integer, INOUT c text, VARIADIC others text[] DEFAULT "
            "'{}')\nLANGUAGE plpgsql\n",
            0) == 0);
  CHECK(db.there_and_back(f) == "DROP FUNCTION f(integer, text, text[])");
  db.run(f);
  CHECK(db.value("SELECT c FROM f(1, 'y', 'z')") == "yx");
  db.there_and_back(model::DropFunction{"f", f.routine.arguments, false, false});
  CHECK(db.run(model::DropFunction{"f", f.routine.arguments, true, true}) ==
        "DROP FUNCTION IF EXISTS f(integer, text, text[]) CASCADE");
}

TEST_CASE("a window function, a table result and a standard body") {
  Database db;
  auto window = function("mine", "internal", "window_row_number", "bigint");
  window.window = true;
  CHECK(db.run(window) == "CREATE FUNCTION mine() RETURNS bigint\nLANGUAGE internal WINDOW\nAS "
                          "$$window_row_number$$");
  CHECK(db.value("SELECT mine() OVER ()") == "1");
  auto standard =
      function("standard", "sql", "BEGIN ATOMIC\n  SELECT 1, 'x';\nEND;\n", "table(a integer, b text)");
  standard.routine.standard_body = true;
  CHECK(db.text(standard) == "CREATE FUNCTION standard() RETURNS table(a integer, b text)\nLANGUAGE sql\n"
                             "BEGIN ATOMIC\n  SELECT 1, 'x';\nEND");
  CHECK(db.dialect->render(standard, db.catalog, db.catalog).notes ==
        std::vector<std::string>{"a standard body needs PostgreSQL 14"});
  if (db.major() < 14) return;
  db.there_and_back(standard);
  db.run(standard);
  CHECK(db.rows("SELECT * FROM standard()") == "1|x");
}

TEST_CASE("what a function cannot be is said before it runs") {
  auto f = function("f", "plpgsql", "RETURN 1", "integer");
  CHECK(problems_of(f).empty());
  f.cost = "cheap";
  f.rows = "-1";
  f.routine.set = {{"work mem", "1"}};
  f.routine.standard_body = true;
  CHECK(problems_of(f) == "unsupported: `cheap` is no number\nunsupported: `-1` is no number\n"
                          "unsupported: `work mem` is no name of a setting\n"
                          "unsupported: a standard body is written in SQL, and f is in plpgsql\n");
  CHECK(problems_of(function("f", "sql", "SELECT 1", "")) ==
        "unsupported: function f says nothing of what it returns\n");
}

TEST_CASE("procedures are made, replaced and dropped") {
  Database db;
  model::CreateProcedure p;
  p.name = {"public", "Do it"};
  p.routine.language = "plpgsql";
  p.routine.arguments = {argument("a", "integer"), {"b", "integer", model::ArgumentMode::inout, {}}};
  p.routine.file = {"do_it.sql", {"BEGIN b := a; END", {}}};
  p.routine.set = {{"DateStyle", "ISO, DMY"}};
  CHECK(db.text(p) == "CREATE PROCEDURE public.\"Do it\"(a integer, INOUT b integer)\nLANGUAGE plpgsql\n"
                      "SET \"DateStyle\" TO 'ISO, DMY'\nAS $$BEGIN b := a; END$$");
  db.there_and_back(p);
  db.run(p);
  CHECK(db.value("CALL \"Do it\"(3, 4)") == "3");
  db.there_and_back(model::DropProcedure{"Do it", {}, false, false});
  p.replace = true;
  p.routine.file.block.text = "BEGIN END";
  db.there_and_back(p);
  CHECK(db.run(model::DropProcedure{"Do it", p.routine.arguments, true, true}) ==
        "DROP PROCEDURE IF EXISTS \"Do it\"(integer, integer) CASCADE");
}

TEST_CASE("dollar quotes give way to what a body holds") {
  Database db;
  for (const std::string body :
       {"", "$", "a$", "$$", "$body$", "$$ $body$ $body_$", "$body", "\\ ' \n\r\n :x"}) {
    INFO(body);
    CHECK(db.value("SELECT " + postgresql::dollar_quoted(body)) == body);
  }
  CHECK(postgresql::dollar_quoted("SELECT 'it''s'") == "$$SELECT 'it''s'$$");
  CHECK(postgresql::dollar_quoted("DO $$ $$") == "$body$DO $$ $$$body$");
}

TEST_CASE("names and values of settings") {
  CHECK(postgresql::is_setting("search_path"));
  CHECK(postgresql::is_setting("DateStyle"));
  CHECK(postgresql::is_setting("app.user_id"));
  for (const auto* name : {"", "a.", ".a", "a b", "a;b", "1a", "a'"})
    CHECK_FALSE(postgresql::is_setting(name));
  CHECK(postgresql::setting_value("search_path", "") == "''");
  CHECK(postgresql::setting_value("Search_Path", " a , \"B\"\",\"") == "'a', 'B\",'");
  CHECK(postgresql::setting_value("DateStyle", "ISO, DMY") == "'ISO, DMY'");
  for (const auto* number : {"1", "0.5", ".5", "1.", "1e3", "1E-3"}) CHECK(postgresql::is_number(number));
  for (const auto* text : {"", ".", "1e", "-1", "1 ", "0x1", "1.2.3"})
    CHECK_FALSE(postgresql::is_number(text));
}
