#include "tests/dialects/postgresql/understand/reading.hpp"

#include <catch2/catch.hpp>

TEST_CASE("comments on every kind of object") {
  CHECK(lifted("comment on table s.t is 'it''s'") == "COMMENT ON TABLE s.t IS 'it''s'");
  CHECK(lifted("comment on column s.t.\"C\" is $$a 'b'$$") == "COMMENT ON COLUMN s.t.\"C\" IS 'a ''b'''");
  CHECK(lifted("comment on table t is null; comment on table t is ''") ==
        "COMMENT ON TABLE t IS NULL;\nCOMMENT ON TABLE t IS NULL");
  CHECK(lifted("comment on constraint c on s.t is 'x'") == "COMMENT ON CONSTRAINT c ON s.t IS 'x'");
  CHECK(lifted("comment on trigger g on t is 'x'; comment on policy p on t is 'x'") ==
        "COMMENT ON TRIGGER g ON t IS 'x';\nCOMMENT ON POLICY p ON t IS 'x'");
  CHECK(lifted("comment on index s.i is 'x'; comment on sequence q is 'x'; comment on schema s is 'x'") ==
        "COMMENT ON INDEX s.i IS 'x';\nCOMMENT ON SEQUENCE q IS 'x';\nCOMMENT ON SCHEMA s IS 'x'");
  CHECK(
      lifted(
          "comment on view v is 'x'; comment on materialized view m is 'x'; comment on extension e is 'x'") ==
      "COMMENT ON VIEW v IS 'x';\nCOMMENT ON MATERIALIZED VIEW m IS 'x';\nCOMMENT ON EXTENSION e IS 'x'");
  CHECK(lifted("comment on type s.m is 'x'; comment on domain d is 'x'") ==
        "COMMENT ON TYPE s.m IS 'x';\nCOMMENT ON TYPE d IS 'x'");
  CHECK(lifted("comment on function s.f(int, character varying) is 'x'; comment on procedure p is 'x'") ==
        "COMMENT ON FUNCTION s.f(int, character varying) IS 'x';\nCOMMENT ON PROCEDURE p IS 'x'");
}

TEST_CASE("schemas and extensions") {
  CHECK(lifted("create schema if not exists \"My Schema\"") == "CREATE SCHEMA IF NOT EXISTS \"My Schema\"");
  CHECK(lifted("drop schema s cascade; alter schema a rename to b") ==
        "DROP SCHEMA s CASCADE;\nALTER SCHEMA a RENAME TO b");
  CHECK(lifted("create extension \"uuid-ossp\" with schema s version '1.1'") ==
        "CREATE EXTENSION \"uuid-ossp\" SCHEMA s VERSION '1.1'");
  CHECK(lifted("create extension if not exists vector; drop extension if exists vector cascade") ==
        "CREATE EXTENSION IF NOT EXISTS vector;\nDROP EXTENSION IF EXISTS vector CASCADE");
}

TEST_CASE("tables go one by one where that is the same as at once") {
  const auto known = catalog_after(
      "create table a (id int primary key, b int); create table b (id int primary key references a);"
      "create table c (id int references b)");
  CHECK(lifted("drop table if exists s.t cascade") == "DROP TABLE IF EXISTS s.t CASCADE");
  CHECK(lifted("drop table a, b") == "raw");
  CHECK(lifted("drop table a, b, c", known) == "DROP TABLE c;\nDROP TABLE b;\nDROP TABLE a");
  CHECK(lifted("drop table a, unknown", known) == "raw");
  const auto circle =
      catalog_after("create table a (id int primary key); create table b (id int primary key references a);"
                    "alter table a add foreign key (id) references b");
  CHECK(lifted("drop table a, b", circle) == "raw");
}

TEST_CASE("objects with a clause that the vocabulary has no word for stay as they are") {
  for (const auto* sql :
       {"create schema s authorization bob", "create schema authorization bob",
        "create schema s create table t (a int)", "create extension e cascade", "alter extension e update",
        "comment on constraint c on domain d is 'x'", "comment on role r is 'x'",
        "comment on foreign table t is 'x'", "comment on operator + (int, int) is 'x'",
        "comment on column a.b.c.d is 'x'", "drop schema a, b", "drop extension a, b", "drop server s",
        "drop owned by bob", "alter table t rename to u, add a int"}) {
    INFO(sql);
    CHECK(read_one(sql).operations.empty());
  }
}
