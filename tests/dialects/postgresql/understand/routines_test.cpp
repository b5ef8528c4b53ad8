#include "tests/dialects/postgresql/understand/reading.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
const model::CreateFunction& function(const dialect::SqlReading& reading) {
  REQUIRE(reading.operations.size() == 1);
  return std::get<model::CreateFunction>(reading.operations.front());
}
} // namespace

TEST_CASE("functions") {
  CHECK(lifted("create function f() returns int language sql as 'select 1'") ==
        "CREATE FUNCTION f() RETURNS int\nLANGUAGE sql\nAS $$select 1$$");
  CHECK(
      lifted("create or replace function s.\"F\"(a int, in b text default 'x, y', out c s.mood, inout d "
             "numeric(3,2), "
             "variadic e text[] = '{}') language plpgsql immutable strict parallel safe leakproof cost 5 as "
             "$body$ begin end $body$") ==
      "CREATE OR REPLACE FUNCTION s.\"F\"(a int, b text DEFAULT 'x, y', OUT c s.mood, INOUT d numeric(3,2), "
      "VARIADIC e text[] DEFAULT '{}')\n"
      "LANGUAGE plpgsql IMMUTABLE LEAKPROOF STRICT PARALLEL SAFE COST 5\nAS $$ begin end $$");
  CHECK(
      lifted("create function f(timestamp with time zone, anyarray) returns setof public.users as 'select 1' "
             "language 'sql' stable rows 10 security definer window") ==
      "CREATE FUNCTION f(timestamp with time zone, anyarray) RETURNS setof public.users\n"
      "LANGUAGE sql WINDOW STABLE ROWS 10 SECURITY DEFINER\nAS $$select 1$$");
  CHECK(
      lifted(
          "create function f() returns table (a int, \"B\" text) called on null input language sql as ''") ==
      "CREATE FUNCTION f() RETURNS table (a int, \"B\" text)\nLANGUAGE sql\nAS $$$$");
  CHECK(
      lifted(
          "create function f(a t.c%type) returns t.c %type returns null on null input language sql as 'x'") ==
      "CREATE FUNCTION f(a t.c%type) RETURNS t.c %type\nLANGUAGE sql STRICT\nAS $$x$$");
}

TEST_CASE("settings of functions") {
  CHECK(
      lifted("create function f() returns int language sql set search_path = \"$user\", public, '' as 'x'") ==
      "CREATE FUNCTION f() RETURNS int\nLANGUAGE sql\nSET search_path TO '$user', 'public', ''\nAS $$x$$");
  CHECK(lifted("create function f() returns int language sql set search_path to 'a, b', \"c \" as 'x'") ==
        "CREATE FUNCTION f() RETURNS int\nLANGUAGE sql\nSET search_path TO 'a, b', 'c '\nAS $$x$$");
  CHECK(lifted("create function f() returns int language sql set work_mem = '1MB' set my.var to 3 set "
               "search_path = '' "
               "set datestyle to iso, mdy as 'x'") ==
        "CREATE FUNCTION f() RETURNS int\nLANGUAGE sql\nSET datestyle TO 'iso, mdy'\nSET my.var TO '3'\n"
        "SET search_path TO ''\nSET work_mem TO '1MB'\nAS $$x$$");
}

TEST_CASE("bodies keep their bytes") {
  const std::string body = "\n  -- it's $1, a $$ quote $$, and $x$ another $x$\n  select E'\\\\';\t\r\n";
  CHECK(function(read_one("create function f() returns int language sql as $tag$" + body + "$tag$"))
            .routine.body.text == body);
  CHECK(function(read_one("create function f() returns int language sql as 'it''s \\n'")).routine.body.text ==
        "it's \\n");
  CHECK(
      function(read_one("create function f() returns int language sql as E'it\\'s\\n'")).routine.body.text ==
      "it's\n");
  CHECK(lifted("create function f() returns int language sql as $a$ select $$x$$ $a$") ==
        "CREATE FUNCTION f() RETURNS int\nLANGUAGE sql\nAS $body$ select $$x$$ $body$");
}

TEST_CASE("a body begins where it is written") {
  const auto reading = read_one("create function f() returns int\n language sql as $tag$\nselect 1\n$tag$");
  CHECK(to_string(function(reading).routine.body.place) == "r.sql:2:23");
  CHECK_FALSE(function(read_one("create function f() returns int language sql as E'it\\'s'"))
                  .routine.body.place.known());
}

TEST_CASE("standard bodies") {
  CHECK(lifted("create function f(a int) returns int return a + 1") ==
        "CREATE FUNCTION f(a int) RETURNS int\nLANGUAGE sql\nreturn a + 1");
  CHECK(lifted("create function f() returns int language sql stable\nbegin atomic\n  select 1;\n  select "
               "case when true "
               "then 2 end;\nend") == "CREATE FUNCTION f() RETURNS int\nLANGUAGE sql STABLE\n"
                                      "begin atomic\n  select 1;\n  select case when true then 2 end;\nend");
  CHECK(lifted("create procedure p() begin atomic insert into t values (1); end") ==
        "CREATE PROCEDURE p()\nLANGUAGE sql\nbegin atomic insert into t values (1); end");
}

TEST_CASE("procedures") {
  CHECK(lifted("create or replace procedure s.p(inout a int) language plpgsql security definer set x.y = 1 "
               "as 'b'") == "CREATE OR REPLACE PROCEDURE s.p(INOUT a int)\nLANGUAGE plpgsql SECURITY "
                            "DEFINER\nSET x.y TO '1'\nAS $$b$$");
  CHECK(lifted("drop procedure if exists p") == "DROP PROCEDURE IF EXISTS p");
}

TEST_CASE("routines go and are renamed") {
  CHECK(lifted("drop function f(a integer, out b text, variadic character varying[]) cascade") ==
        "DROP FUNCTION f(integer, character varying[]) CASCADE");
  CHECK(lifted("drop function f()") == "DROP FUNCTION f()");
  CHECK(lifted("drop function s.f") == "DROP FUNCTION s.f");
  CHECK(lifted("alter function f(int) rename to g") == "ALTER FUNCTION f(int) RENAME TO g");
  CHECK(lifted("alter procedure s.p rename to q") == "ALTER PROCEDURE s.p RENAME TO q");
}

TEST_CASE("routines with a clause that the vocabulary has no word for stay as they are") {
  for (const auto* sql :
       {"create function f() returns int language c as 'lib', 'symbol'",
        "create function f() returns int language sql support s as 'x'",
        "create function f() returns int language sql transform for type t as 'x'",
        "create function f() returns int language sql set search_path from current as 'x'",
        "create function f() returns int language sql set search_path to default as 'x'",
        "create function f() returns int as 'x'", "create function f() returns int language sql",
        "create function f() returns int language sql language sql as 'x'",
        "create function f() returns int language sql set x.y = 1 set x.y = 2 as 'x'",
        "create procedure p() language sql strict as 'x'", "drop function f, g", "drop routine f",
        "drop aggregate a(int)", "alter function f() stable", "alter routine f rename to g",
        "alter function f() owner to bob"}) {
    INFO(sql);
    CHECK(lifted(sql) == "raw");
  }
}
