#include "tests/dialects/postgresql/understand/reading.hpp"

#include <catch2/catch.hpp>

TEST_CASE("rows are added") {
  CHECK(lifted("insert into s.t (a, \"B\") values (1, 'it''s'), (-2.50, null), (true, default)") ==
        "INSERT INTO s.t (a, \"B\") VALUES\n  (1, 'it''s'),\n  (-2.50, NULL),\n  (true, default)");
  CHECK(lifted("insert into t (a) values (now() + interval '1 day'), ((select max(a), 2 from u)), (array[1, "
               "2])") == "INSERT INTO t (a) VALUES\n  (now() + interval '1 day'),\n  (select max(a), 2 from "
                         "u),\n  (array[1, 2])");
  CHECK(lifted("insert into t default values") == "INSERT INTO t DEFAULT VALUES");
  CHECK(lifted("insert into t (a, b) values (1, 2) on conflict (a) do nothing") ==
        "INSERT INTO t (a, b) VALUES\n  (1, 2)\nON CONFLICT (a) DO NOTHING");
  CHECK(keys("insert into t (a, b, c) values (1, 2, 3) on conflict (a) do update set c = excluded.c, b = "
             "excluded.b") == "upsert");
}

TEST_CASE("rows without names of columns are those of a table that is known") {
  const auto known = catalog_after("create table t (a int, b text)");
  CHECK(lifted("insert into t values (1, 'x')") == "raw");
  CHECK(lifted("insert into t values (1, 'x'), (2, 'y')", known) ==
        "INSERT INTO t (a, b) VALUES\n  (1, 'x'),\n  (2, 'y')");
  CHECK(lifted("insert into t values (1)", known) == "INSERT INTO t (a) VALUES\n  (1)");
  CHECK(lifted("insert into t values (1, 'x', 2)", known) == "raw");
}

TEST_CASE("rows change and go") {
  CHECK(
      lifted("update s.t set a = 1, \"B\" = a is distinct from (b), c = default where id = 7 and (x or y)") ==
      "UPDATE s.t SET a = 1, \"B\" = a is distinct from (b), c = default WHERE id = 7 and (x or y)");
  CHECK(lifted("update t set a = 'x'") == "UPDATE t SET a = 'x'");
  CHECK(lifted("delete from t where (a in (select b from u where c = 1))") ==
        "DELETE FROM t WHERE a in (select b from u where c = 1)");
  CHECK(lifted("delete from t") == "DELETE FROM t");
}

TEST_CASE("rows with a clause that the vocabulary has no word for stay as they are") {
  for (const auto* sql :
       {"insert into t select 1",
        "insert into t (a) select 1",
        "insert into t as x (a) values (1)",
        "insert into t (a) values (1) returning a",
        "with c as (select 1) insert into t (a) values (1)",
        "insert into t (a) overriding system value values (1)",
        "insert into t (a) values (1) on conflict do nothing",
        "insert into t (a) values (1) on conflict on constraint c do nothing",
        "insert into t (a, b) values (1, 2) on conflict (a) do update set b = 3",
        "insert into t (a, b, c) values (1, 2, 3) on conflict (a) do update set b = excluded.b",
        "insert into t (a, b) values (1, 2) on conflict (a) do update set b = excluded.b where t.b < 3",
        "insert into t (a, b) values (1, 2) on conflict (lower(a)) do nothing",
        "insert into t (a, b) values (1, 2) on conflict (a) where b > 0 do nothing",
        "insert into t (a[1], b.c) values (1, 2)",
        "insert into t (a) values (1) order by 1",
        "insert into t (a) (values (1)) union values (2)",
        "update t x set a = 1",
        "update t set a = u.b from u",
        "update t set (a, b) = (1, 2)",
        "update t set a[1] = 2",
        "update t set a = 1 returning a",
        "update only t set a = 1",
        "with c as (select 1) delete from t",
        "delete from t using u where t.a = u.a",
        "delete from t where a = 1 returning *",
        "delete from t as x where x.a = 1",
        "merge into t using u on t.a = u.a when matched then delete",
        "truncate t",
        "copy t from '/x'"}) {
    INFO(sql);
    CHECK(lifted(sql) == "raw");
    CHECK(read_one(sql).writes);
  }
}
