#include "tests/dialects/postgresql/understand/reading.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace aludel;

namespace {
/// Each statement of a block: its line and column, "?" where it is carried out perhaps, and what it is.
std::string inner(const std::string& sql) {
  std::ostringstream out;
  for (const auto& one : read_one(sql).inner)
    out << one.statement.place.line << ":" << one.statement.place.column << (one.maybe ? "? " : " ")
        << one.kind << "\n";
  return out.str();
}
std::string block(const std::string& body) { return inner("DO $$ " + body + " $$"); }
} // namespace

TEST_CASE("the statements of a block stand where they are written") {
  CHECK(inner("DO $x$\nDECLARE n int;\nBEGIN\n  DROP TABLE t;\n  SELECT count(*) INTO n FROM b;\n  PERFORM "
              "f(n);\nEND $x$ LANGUAGE plpgsql") == "4:3 DROP TABLE\n5:3 SELECT\n6:3 SELECT\n");
  CHECK(inner("DO LANGUAGE plpgsql 'BEGIN DROP TABLE t; END'") == "1:28 DROP TABLE\n");
  CHECK(inner("DO E'BEGIN\\n DROP TABLE t; END'") == "1:1 DROP TABLE\n"); // not as it is written
}

TEST_CASE("a statement of a block is found however it is written") {
  CHECK(block("DECLARE x int; BEGIN SELECT INTO x 1; select  a into x from t; END") ==
        "1:28 SELECT\n1:45 SELECT\n");
  CHECK(block("BEGIN PERFORM  1; perform\n  f(); END") == "1:13 SELECT\n1:25 SELECT\n");
  CHECK(block("DECLARE p bool; BEGIN -- perform it\n IF p THEN NULL; END IF; END").empty());
  CHECK(block("BEGIN DELETE FROM t2; DELETE FROM t; DELETE FROM t; END") ==
        "1:13 DELETE\n1:29 DELETE\n1:44 DELETE\n");
  CHECK(block("DECLARE r record; BEGIN FOR r IN UPDATE u SET a = 1 RETURNING id LOOP TRUNCATE t; END LOOP; "
              "DELETE FROM u; END") == "1:40 UPDATE\n1:77? TRUNCATE TABLE\n1:99 DELETE\n");
  CHECK(block("BEGIN LOOP EXIT; END LOOP; TRUNCATE t; END") == "1:34 TRUNCATE TABLE\n");
  CHECK(block("<<l>> BEGIN IF a THEN EXIT l; END IF; TRUNCATE t; END l") == "1:45? TRUNCATE TABLE\n");
}

TEST_CASE("what stands under a condition in a block is carried out perhaps") {
  CHECK(block("BEGIN IF a THEN DROP TABLE t; ELSE TRUNCATE t; END IF; DELETE FROM t; END") ==
        "1:23? DROP TABLE\n1:42? TRUNCATE TABLE\n1:62 DELETE\n");
  CHECK(block("BEGIN CASE 1 WHEN 1 THEN DELETE FROM t; END CASE; LOOP TRUNCATE t; END LOOP; END") ==
        "1:32? DELETE\n1:62? TRUNCATE TABLE\n");
  CHECK(block("BEGIN BEGIN BEGIN TRUNCATE a; END; TRUNCATE b; EXCEPTION WHEN others THEN TRUNCATE c; END; "
              "TRUNCATE d; END") ==
        "1:25? TRUNCATE TABLE\n1:42? TRUNCATE TABLE\n1:81? TRUNCATE TABLE\n1:98 TRUNCATE TABLE\n");
  CHECK(block("BEGIN TRUNCATE a; IF a THEN RETURN; END IF; TRUNCATE b; END") ==
        "1:13 TRUNCATE TABLE\n1:51? TRUNCATE TABLE\n");
}

TEST_CASE("a block that nobody can follow has no statements") {
  CHECK(block("BEGIN DROP TABLE t; EXECUTE 'DROP TABLE u'; END").empty());
  CHECK(block("DECLARE r record; BEGIN r.a := 1; DROP TABLE t; END").empty());
  CHECK(inner("DO LANGUAGE plperl 'DROP TABLE t;'").empty());
  CHECK(inner("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS 'BEGIN DROP TABLE t; END'").empty());
  CHECK(read_one("DO $$ BEGIN EXECUTE 'x'; END $$").opaque);
}

TEST_CASE("a statement of a block finds what those before it have left") {
  const auto before = catalog_after("create table t (a int)");
  const auto reading =
      read_one("DO $$ BEGIN ALTER TABLE t RENAME TO u; DELETE FROM u WHERE a = b; END $$", before);
  REQUIRE(reading.inner.size() == 2);
  CHECK(reading.inner[0].operations.size() == 1);
  CHECK(text_of(reading.inner[1].mentions) == "column u.a, table u!"); // b is a variable
  auto after = before;
  dialect::carry_out(reading, "postgresql", after);
  CHECK(after.table({"u"}) != nullptr);
}
