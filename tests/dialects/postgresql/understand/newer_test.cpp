#include "tests/dialects/postgresql/understand/reading.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using Grasp = dialect::SqlReading::Grasp;

// Each is accepted by PostgreSQL 18.
TEST_CASE("what newer servers know is neither refused nor guessed at") {
  for (const auto* sql :
       {// 16
        "select 0x1F, 1_000", "select a from (select 1 as a)", "select json_object('a': 1)",
        "select '1' is json object", "alter table t alter a set storage default",
        "create table t (a text storage main)", "create statistics on a, b from t",
        "grant ann to bob with inherit true", "select json_array(1, 2 returning jsonb)",
        "select json_arrayagg(a returning jsonb) from t",
        // 17
        "merge into t using u on t.a = u.a when not matched by source then delete",
        "merge into t using u on t.a = u.a when matched then delete returning t.a",
        "alter table t alter a set expression as (b * 2)",
        "select * from json_table('[]', '$[*]' columns (a int path '$'))",
        "select json_value('1', '$' returning int)", "select now() at local",
        "alter table t set access method default", "select json_exists('{}', '$.a' passing 1 as x)",
        // 18
        "create table t (a int, b int generated always as (a * 2) virtual)",
        "create table t (a int, b int generated always as (a * 2))",
        "alter table t add constraint n not null a not valid",
        "create table t (a int check (a > 0) not enforced)", "alter table t alter constraint c inherit",
        "create table t (a int, r tsrange, primary key (a, r without overlaps))",
        "create table t (a int, r tsrange, foreign key (a, period r) references u (a, period r))",
        "update t set a = 1 returning with (old as o, new as n) o.a", "vacuum only t",
        "alter default privileges grant select on large objects to bob"}) {
    INFO(sql);
    const auto reading = read_one(sql);
    CHECK(reading.grasp == Grasp::none);
    CHECK(reading.statement.sql == sql);
    CHECK_FALSE(reading.problem.empty());
    CHECK(reading.problem_place.known());
    CHECK(reading.kind.empty());
    CHECK(reading.operations.empty());
    CHECK(reading.mentions.empty());
    CHECK(reading.writes);
  }
}

TEST_CASE("what newer servers know under old forms is read") {
  CHECK(lifted("grant maintain on t to bob") == "GRANT MAINTAIN ON TABLE t TO bob");
  CHECK(read_one("explain (analyze, memory) select 1").kind == "EXPLAIN");
  CHECK(read_one("create table t (a int) with (vacuum_truncate = auto)").grasp == Grasp::operations);
}

TEST_CASE("one statement that is not understood spoils only itself") {
  const auto readings = read("create table a (x int);\nselect 1 frm b;\ncreate table c (x int);");
  REQUIRE(readings.size() == 3);
  CHECK(readings[0].grasp == Grasp::operations);
  CHECK(readings[1].grasp == Grasp::none);
  CHECK(readings[1].problem == "syntax error at or near \"b\"");
  CHECK(to_string(readings[1].problem_place) == "r.sql:2:14");
  CHECK(readings[2].grasp == Grasp::operations);
}
