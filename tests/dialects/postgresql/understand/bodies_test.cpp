#include "tests/dialects/postgresql/understand/reading.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
/// What a body does when it is called.
std::string body(const std::string& create, const catalog::Catalog& now = empty_catalog()) {
  const auto reading = read_one(create);
  REQUIRE(reading.operations.size() == 1);
  const auto& operation = reading.operations.front();
  const auto* function = std::get_if<model::CreateFunction>(&operation);
  const auto read = function != nullptr
                        ? postgresql::read_body(*function, now)
                        : postgresql::read_body(std::get<model::CreateProcedure>(operation), now);
  return text_of(read.mentions) + (read.opaque ? "; opaque" : read.writes ? "; writes" : "");
}
std::string trigger(const std::string& statements) {
  return body("create function f() returns trigger language plpgsql as $f$ begin " + statements + " end $f$");
}
} // namespace

TEST_CASE("bodies in PL/pgSQL") {
  CHECK(trigger("return new;").empty());
  CHECK(trigger("new.a := (select max(b) from t); return new;") == "table t");
  CHECK(trigger("insert into logs (at) values (now()); return null;") ==
        "column logs.at!, table logs!; writes");
  CHECK(trigger("if exists (select 1 from t where t.a = new.a) then raise exception '%', new.a; end if; "
                "return new;") == "column t.a, table t");
  CHECK(trigger("for r in select * from t loop perform g(r.a); end loop; return new;").find("opaque") !=
        std::string::npos);
  CHECK(trigger("perform nextval('s'); return new;") == "; writes");
  CHECK(trigger("perform s.g(new.a); return new;") == "function s.g; opaque");
  CHECK(trigger("execute 'drop table t'; return new;") == "; opaque");
  CHECK(trigger("execute format('drop table %I', tg_table_name) using 1; return new;") == "; opaque");
  CHECK(trigger("this is no statement;") == "; opaque");
}

TEST_CASE("variables of PL/pgSQL") {
  CHECK(body("create function f(a int) returns int language plpgsql as $$ declare n int := (select count(*) "
             "from t); "
             "m s.mood; u users%rowtype; c cursor for select * from v; begin n := n + 1; return n; end $$") ==
        "table t, table v, type s.mood, type users");
  const auto known = catalog_after("create table t (id int, a int); create table users (id int)");
  CHECK(body("create function f(id int, p int) returns int language plpgsql as $$ declare x users%rowtype; "
             "begin "
             "return (select a from t where t.id = f.id and p = 1); end $$",
             known) == "column t.a, column t.id, table t, table users");
}

TEST_CASE("what PL/pgSQL's parser rejects though it is right is opaque, and no error") {
  CHECK(body("create function f() returns int language plpgsql as $$ declare r record; begin r.a := 1; "
             "return 1; end $$") == "; opaque");
}

TEST_CASE("bodies in SQL") {
  CHECK(
      body("create function f() returns int language sql as 'select a from t; delete from u where b = 1'") ==
      "table t, table u!; writes");
  CHECK(body("create function f() returns int language sql as 'select 1 frm t x'") == "; opaque");
  CHECK(body("create function f(a int) returns int return a + (select max(b) from t)") ==
        "column t.b, table t");
  CHECK(body("create procedure p() begin atomic insert into t (a) values (1); select g(); end") ==
        "column t.a!, function g, table t!; opaque");
  CHECK(body("create procedure p() language sql as ''").empty());
}

TEST_CASE("bodies in other languages are opaque") {
  CHECK(body("create function f() returns int language plpython3u as 'return 1'") == "; opaque");
}

TEST_CASE("a body is named by the statement that makes it, and not run") {
  const auto reading = read_one("create function f() returns int language plpgsql as $$ begin delete from t; "
                                "execute 'x'; return g(); end $$");
  CHECK(text_of(reading.mentions) == "function f!, function g, table t");
  CHECK_FALSE(reading.opaque);
}

TEST_CASE("DO runs its body") {
  const auto said = [](const std::string& sql) {
    const auto reading = read_one(sql);
    return text_of(reading.mentions) + (reading.opaque ? "; opaque" : reading.writes ? "; writes" : "");
  };
  CHECK(said("do $$ begin perform 1; end $$").empty());
  CHECK(said("do $$ begin delete from t; end $$") == "table t!; writes");
  CHECK(said("do $$ begin create table t (a int); alter table u add b int; end $$") ==
        "column u.b!, table t!, table u!; writes");
  CHECK(said("do $$ begin execute 'drop table t'; end $$") == "; opaque");
  CHECK(said("do $$ declare t text; begin for t in select tablename from pg_tables loop execute 'drop table "
             "' || t; "
             "end loop; end $$") == "table pg_tables; opaque");
  CHECK(said("do $$ begin perform cleanup(); end $$") == "function cleanup; opaque");
  CHECK(said("do language plpython3u 'x'") == "; opaque");
  CHECK(said("do language plpgsql 'begin insert into t values (''x''); end'") == "table t!; writes");
  CHECK(said("do $$ this is nothing $$") == "; opaque");
}

TEST_CASE("types of arguments that are no types do not reach the parser of bodies") {
  model::CreateFunction function;
  function.name = "f";
  function.routine.language = "plpgsql";
  function.routine.arguments = {
      {"a", "int) returns int language sql begin atomic select 1; end; --", {}, {}}};
  function.routine.body.text = "begin return 1; end";
  CHECK(postgresql::read_body(function, empty_catalog()).opaque);
}
