#include "tests/dialects/postgresql/understand/reading.hpp"

#include <catch2/catch.hpp>

TEST_CASE("rights are given") {
  CHECK(lifted("grant select, insert on table s.t to bob, \"Ann\" with grant option") ==
        "GRANT SELECT, INSERT ON TABLE s.t TO bob, \"Ann\" WITH GRANT OPTION");
  CHECK(lifted("grant all privileges on t, u to public") ==
        "GRANT ALL ON TABLE t TO PUBLIC;\nGRANT ALL ON TABLE u TO PUBLIC");
  CHECK(lifted("grant select (a, \"B\"), update (c), references (a, \"B\") on t to current_user") ==
        "GRANT SELECT (a, \"B\"), REFERENCES (a, \"B\") ON TABLE t TO CURRENT_USER;\n"
        "GRANT UPDATE (c) ON TABLE t TO CURRENT_USER");
  CHECK(lifted("grant usage on schema a, b to bob") ==
        "GRANT USAGE ON SCHEMA a TO bob;\nGRANT USAGE ON SCHEMA b TO bob");
  CHECK(lifted("grant execute on function f(int, text), g() to bob") ==
        "GRANT EXECUTE ON FUNCTION f(int, text) TO bob;\nGRANT EXECUTE ON FUNCTION g() TO bob");
  CHECK(lifted("grant execute on procedure p to bob; grant usage on sequence s to bob; grant usage on type m "
               "to bob") == "GRANT EXECUTE ON PROCEDURE p TO bob;\nGRANT USAGE ON SEQUENCE s TO bob;\nGRANT "
                            "USAGE ON TYPE m TO bob");
  CHECK(lifted("grant connect, temp on database d to bob") ==
        "GRANT CONNECT, TEMPORARY ON DATABASE d TO bob");
  CHECK(lifted("grant select on all tables in schema s to bob; grant execute on all functions in schema s to "
               "bob") ==
        "GRANT SELECT ON ALL TABLES IN SCHEMA s TO bob;\nGRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA s TO bob");
}

TEST_CASE("rights are taken") {
  CHECK(lifted("revoke all on t from public cascade") == "REVOKE ALL ON TABLE t FROM PUBLIC CASCADE");
  CHECK(lifted("revoke grant option for select on t from bob") ==
        "REVOKE GRANT OPTION FOR SELECT ON TABLE t FROM bob");
}

TEST_CASE("policies") {
  CHECK(lifted("create policy p on s.t") == "CREATE POLICY p ON s.t");
  CHECK(lifted("create policy \"P\" on t as restrictive for update to bob, current_user using ((a = 1) or b) "
               "with check (a > 0)") ==
        "CREATE POLICY \"P\" ON t AS RESTRICTIVE FOR UPDATE TO bob, CURRENT_USER\n"
        "USING ((a = 1) or b)\nWITH CHECK (a > 0)");
  CHECK(lifted("create policy p on t for insert to public with check (a in (select b from u))") ==
        "CREATE POLICY p ON t FOR INSERT\nWITH CHECK (a in (select b from u))");
  CHECK(lifted("drop policy if exists p on s.t cascade") == "DROP POLICY IF EXISTS p ON s.t");
  CHECK(lifted("alter policy p on t rename to q") == "ALTER POLICY p ON t RENAME TO q");
}

TEST_CASE("rights with a clause that the vocabulary has no word for stay as they are") {
  for (const auto* sql :
       {"grant select on t to bob granted by ann", "grant bob to ann", "revoke bob from ann",
        "grant usage on language plpgsql to bob", "grant usage on foreign server s to bob",
        "grant execute on routine f to bob", "grant execute on all procedures in schema s to bob",
        "grant set on parameter work_mem to bob", "grant select on t to \"current_user\"",
        "alter default privileges grant select on tables to bob", "alter policy p on t to bob"}) {
    INFO(sql);
    CHECK(lifted(sql) == "raw");
  }
}
