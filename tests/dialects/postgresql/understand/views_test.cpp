#include "tests/dialects/postgresql/understand/reading.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

TEST_CASE("views keep the text of their query") {
  CHECK(lifted("create view v as select  a,\n  b -- the other\n from t") ==
        "CREATE VIEW v AS\nselect  a,\n  b -- the other\n from t");
  CHECK(lifted("create or replace view s.\"V\" (x, \"Y\") with (security_barrier, check_option = 'local') as "
               "select 1, 2") == "CREATE OR REPLACE VIEW s.\"V\" (x, \"Y\") WITH (check_option = local, "
                                 "security_barrier = true) AS\nselect 1, 2");
  CHECK(lifted("create view v as select * from t where a > 0 with check option") ==
        "CREATE VIEW v WITH (check_option = cascaded) AS\nselect * from t where a > 0");
  CHECK(lifted("create view v as select * from t with local check option") ==
        "CREATE VIEW v WITH (check_option = local) AS\nselect * from t");
  CHECK(lifted("create view v as with c as (select 1 as x) select c.x as y from c") ==
        "CREATE VIEW v AS\nwith c as (select 1 as x) select c.x as y from c");
  CHECK(lifted("create view v as (select 1) union (select 2)") ==
        "CREATE VIEW v AS\n(select 1) union (select 2)");
  CHECK(lifted("create view v as values (1, 'a'), (2, 'b;c')") ==
        "CREATE VIEW v AS\nvalues (1, 'a'), (2, 'b;c')");
}

TEST_CASE("materialized views") {
  CHECK(
      lifted("create materialized view if not exists m (a) using heap with (fillfactor = 70) tablespace x as "
             "select 1 with no data") ==
      "CREATE MATERIALIZED VIEW IF NOT EXISTS m (a) USING heap WITH (fillfactor = 70) TABLESPACE x AS\n"
      "select 1\nWITH NO DATA");
  CHECK(lifted("create materialized view m as select 1 as data with data") ==
        "CREATE MATERIALIZED VIEW m AS\nselect 1 as data");
  CHECK(lifted("create materialized view m as select 1 as data") ==
        "CREATE MATERIALIZED VIEW m AS\nselect 1 as data");
  CHECK(lifted("create materialized view m as select a from no data") ==
        "CREATE MATERIALIZED VIEW m AS\nselect a from no data");
  CHECK(lifted("refresh materialized view concurrently s.m") == "REFRESH MATERIALIZED VIEW CONCURRENTLY s.m");
  CHECK(lifted("refresh materialized view m with no data") == "REFRESH MATERIALIZED VIEW m WITH NO DATA");
}

TEST_CASE("views go and are renamed") {
  CHECK(lifted("drop view if exists s.v cascade") == "DROP VIEW IF EXISTS s.v CASCADE");
  CHECK(lifted("drop materialized view m") == "DROP MATERIALIZED VIEW m");
  CHECK(lifted("alter view v rename to \"W\"") == "ALTER VIEW v RENAME TO \"W\"");
}

TEST_CASE("views with a clause that the vocabulary has no word for stay as they are") {
  for (const auto* sql :
       {"create temp view v as select 1",
        "create recursive view v (n) as select 1 union all select n + 1 from v",
        "create view v with (check_option = local) as select * from t with cascaded check option",
        "drop view v, w", "alter view v rename column a to b", "alter view if exists v rename to w",
        "alter view v set (security_barrier)", "create unlogged materialized view m as select 1"}) {
    INFO(sql);
    CHECK(read_one(sql).operations.empty());
  }
}
