#include "tests/dialects/postgresql/understand/reading.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

TEST_CASE("tables and columns of queries") {
  CHECK(mentions("select u.a, b from s.users u where u.c = 1") ==
        "column s.users.a, column s.users.b, column s.users.c, table s.users");
  CHECK(mentions("select u.a, t.b, c from users u join teams t on u.team = t.id") ==
        "column teams.b, column teams.id, column users.a, column users.team, table teams, table users");
  CHECK(mentions("select * from users where exists (select 1 from teams t where t.id = users.team)") ==
        "column teams.id, column users.team, table teams, table users");
  CHECK(mentions("select x.a from (select a from users) x, lateral (select x.a + 1) y") ==
        "column users.a, table users");
  CHECK(mentions("select s.t.c from s.t") == "column s.t.c, table s.t");
  CHECK(mentions("select t.a from t for update of t") == "column t.a, table t");
  CHECK(mentions("select f.x from generate_series(1, 2) f(x)").empty());
}

TEST_CASE("names of WITH queries and aliases are no tables") {
  CHECK(mentions("with users as (select a from t) select users.a from users") == "column t.a, table t");
  CHECK(
      mentions("with recursive r as (select 1 as n union all select n + 1 from r) select n from r").empty());
  CHECK(mentions("with a as (select 1 as x), b as (select x from a) select * from a, b, s.a") == "table s.a");
  CHECK(mentions("select (with w as (select 1) select * from w), w.a from w") == "column w.a, table w");
}

TEST_CASE("a column without its table is that of the only one that has it") {
  const auto known = catalog_after("create table a (id int, x int); create table b (id int, y int)");
  CHECK(mentions("select x, y, id, z from a, b", known) == "column a.x, column b.y, table a, table b");
  CHECK(mentions("select 1 from a where exists (select 1 from b where x = y)", known) ==
        "column a.x, column b.y, table a, table b");
  CHECK(mentions("select x, y from a, b") == "table a, table b");
}

TEST_CASE("what rows are changed of") {
  CHECK(mentions("insert into t (a) select b from u returning c") ==
        "column t.a!, column u.b, table t!, table u");
  CHECK(
      mentions("insert into t (a, b) values (1, 2) on conflict (a) do update set b = excluded.b where t.c") ==
      "column t.a!, column t.b!, column t.c, table t!");
  CHECK(mentions("update t x set a = u.b from u where x.c = u.d") ==
        "column t.a!, column t.c, column u.b, column u.d, table t!, table u");
  CHECK(mentions("delete from t using u where t.a = u.a") == "column t.a, column u.a, table t!, table u");
  CHECK(mentions("with d as (delete from t returning a) insert into u (a) select a from d") ==
        "column t.a, column u.a!, table t!, table u!");
  CHECK(mentions("merge into t using u on t.a = u.a when matched then update set b = u.b "
                 "when not matched then insert (a) values (u.a)") ==
        "column t.a!, column t.b!, column u.a, column u.b, table t!, table u");
  CHECK(mentions("truncate a, s.b") == "table a!, table s.b!");
  CHECK(mentions("copy t (a) from '/x'") == "table t!");
  CHECK(mentions("copy (select a from t) to '/x'") == "column t.a, table t");
}

TEST_CASE("what statements make and change") {
  CHECK(
      mentions(
          "create table t (a int references u (id), b s.mood, check (f(b)), foreign key (a) references t)") ==
      "column t.a, column t.b, column u.id, function f, table t!, table u, type s.mood");
  CHECK(mentions("create table t (like u) inherits (v)") == "table t!, table u, table v");
  CHECK(
      mentions("alter table t add a int, drop b, alter c type mood using f(c, d), drop constraint k") ==
      "column t.a!, column t.b!, column t.c!, column t.d, constraint t.k!, function f, table t!, type mood");
  CHECK(mentions("alter table p attach partition q default") == "table p!, table q!");
  CHECK(mentions("alter table t disable trigger x") == "table t!, trigger t.x!");
  CHECK(mentions("create index i on s.t (a, lower(b)) where c > 0") ==
        "column s.t.a, column s.t.b, column s.t.c, index s.i!, table s.t!");
  CHECK(mentions("create view v as select a from t") == "column t.a, table t, view v!");
  CHECK(mentions("create trigger x after update of a on t when (old.b <> new.b) execute function s.f()") ==
        "column t.a, column t.b, function s.f, table t!, trigger t.x!");
  CHECK(mentions("create rule r as on insert to t do also insert into u values (new.a)") ==
        "column t.a, table t!, table u");
  CHECK(mentions("create policy p on t using (a = (select b from u))") ==
        "column t.a, policy t.p!, table t!, table u");
  CHECK(mentions("create sequence s owned by t.a") == "sequence s!");
  CHECK(mentions("create domain d as s.e[] check (value <> f())") == "function f, type d!, type s.e");
  CHECK(mentions("create foreign table t (a int) server s") == "table t!");
  CHECK(mentions("create statistics x on a, b from t") == "table t");
}

TEST_CASE("objects by name") {
  CHECK(mentions("drop table a, s.b") == "table a!, table s.b!");
  CHECK(mentions("drop view v") == "view v!");
  CHECK(mentions("drop function s.f(mood), g") == "function g!, function s.f!, type mood");
  CHECK(mentions("drop trigger x on s.t") == "table s.t!, trigger s.t.x!");
  CHECK(mentions("drop rule r on t") == "table t!");
  CHECK(mentions("drop schema s") == "schema s!");
  CHECK(mentions("alter table t rename a to b") == "column t.a!, table t!");
  CHECK(mentions("alter view v rename to w") == "view v!");
  CHECK(mentions("alter schema a rename to b") == "schema a!");
  CHECK(mentions("alter type t rename value 'a' to 'b'") == "type t!");
  CHECK(mentions("alter table t owner to bob") == "table t!");
  CHECK(mentions("alter function f(int) owner to bob") == "function f!");
  CHECK(mentions("alter sequence s set schema x") == "sequence s!");
  CHECK(mentions("comment on column s.t.c is 'x'") == "column s.t.c!, table s.t!");
  CHECK(mentions("grant select on a, b to bob") == "table a!, table b!");
  CHECK(mentions("grant execute on procedure p to bob") == "procedure p!");
  CHECK(mentions("security label on table t is 'x'") == "table t!");
}

TEST_CASE("the catalog knows what a relation is") {
  const auto known = catalog_after(
      "create view v as select 1 as a; create sequence s; create materialized view m as select 1 as a;"
      "create table t (a int)");
  CHECK(mentions("select a from v", known) == "column v.a, view v");
  CHECK(mentions("insert into v (a) values (1)", known) == "column v.a!, view v!");
  CHECK(mentions("select last_value from s", known) == "column s.last_value, sequence s");
  CHECK(mentions("drop table m", known) == "materialized_view m!");
  CHECK(mentions("create function f(x t) returns setof v language sql as ''", known) ==
        "function f!, table t, view v");
}

TEST_CASE("an object is mentioned once, where it stands first") {
  const auto reading = read_one("select 1\nfrom t a, t b where a.x = b.x");
  REQUIRE(reading.mentions.size() == 2);
  CHECK(to_string(reading.mentions[0].place) == "r.sql:2:6");
  CHECK(mentions("insert into t (a) select a from t") == "column t.a!, table t!");
}
