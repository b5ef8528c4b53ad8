#include "tests/dialects/postgresql/understand/reading.hpp"

#include <catch2/catch.hpp>

TEST_CASE("enumerations") {
  CHECK(lifted("create type s.mood as enum ('ok', 'it''s', '')") ==
        "CREATE TYPE s.mood AS ENUM ('ok', 'it''s', '')");
  CHECK(lifted("create type mood as enum ()") == "CREATE TYPE mood AS ENUM ()");
  CHECK(lifted("alter type mood add value if not exists 'x' before 'y'") ==
        "ALTER TYPE mood ADD VALUE IF NOT EXISTS 'x' BEFORE 'y'");
  CHECK(lifted("alter type mood add value 'x' after 'y'") == "ALTER TYPE mood ADD VALUE 'x' AFTER 'y'");
  CHECK(lifted("alter type mood rename value 'a' to 'b'") == "ALTER TYPE mood RENAME VALUE 'a' TO 'b'");
}

TEST_CASE("domains") {
  CHECK(
      lifted(
          "create domain d as varchar(9) collate \"C\" default 'x' not null constraint c check (value <> '') "
          "check (length(value) < 3)") == "CREATE DOMAIN d AS varchar(9) COLLATE \"C\" DEFAULT 'x' NOT NULL\n"
                                          "  CONSTRAINT c CHECK (value <> '')\n  CHECK (length(value) < 3)");
  CHECK(lifted("create domain s.d int[]") == "CREATE DOMAIN s.d AS integer[]");
  CHECK(lifted("create domain d as timestamp(3) null") == "CREATE DOMAIN d AS timestamp(3)");
}

TEST_CASE("composite types") {
  CHECK(lifted("create type c as (a int, \"B\" text collate \"C\", c s.mood[])") ==
        "CREATE TYPE c AS (a integer, \"B\" text COLLATE \"C\", c s.mood[])");
}

TEST_CASE("types go and are renamed") {
  CHECK(lifted("drop type if exists s.mood cascade") == "DROP TYPE IF EXISTS s.mood CASCADE");
  CHECK(lifted("drop domain d") == "DROP TYPE d");
  CHECK(lifted("alter type s.mood rename to m") == "ALTER TYPE s.mood RENAME TO m");
  CHECK(lifted("alter domain d rename to e") == "ALTER TYPE d RENAME TO e");
}

TEST_CASE("sequences") {
  CHECK(
      lifted(
          "create sequence if not exists s as int increment by -2 minvalue -10 maxvalue 9223372036854775807 "
          "start with 5 cache 20 cycle owned by x.t.c") ==
      "CREATE SEQUENCE IF NOT EXISTS s AS integer INCREMENT BY -2 MINVALUE -10 MAXVALUE 9223372036854775807 "
      "START WITH 5 CACHE 20 CYCLE OWNED BY x.t.c");
  CHECK(lifted("create sequence s no minvalue no maxvalue no cycle owned by none") ==
        "CREATE SEQUENCE s NO CYCLE OWNED BY NONE");
  CHECK(lifted("alter sequence s restart with 7 owned by t.c") ==
        "ALTER SEQUENCE s OWNED BY t.c RESTART WITH 7");
  CHECK(lifted("drop sequence s, t") == "DROP SEQUENCE s;\nDROP SEQUENCE t");
}

TEST_CASE("types and sequences with a clause that the vocabulary has no word for stay as they are") {
  for (const auto* sql :
       {"create type r as range (subtype = int4)", "create type t", "create type t (input = f, output = g)",
        "create domain d as int constraint n not null", "create domain d as int check (value > 0) not valid",
        "alter domain d set not null", "alter domain d add check (value > 0)",
        "alter type c add attribute a int", "alter type c rename attribute a to b", "drop type a, b",
        "create temp sequence s", "alter sequence s no minvalue", "alter sequence s restart",
        "alter sequence if exists s restart with 1", "alter sequence s owner to bob",
        "create sequence s as numeric", "alter type t set (storage = plain)"}) {
    INFO(sql);
    CHECK(read_one(sql).operations.empty());
  }
}
