#include "tests/importing/imported.hpp"

#include <catch2/catch.hpp>

/// Which statements become steps, and where comments go.
using namespace aludel;
using Catch::Contains;
using importing_test::plain;
using Texts = std::vector<std::string>;

namespace {
const std::string& description(const importing_test::Result& result, std::size_t step) {
  return result.revisions.at(0).revision.up.at(step).description;
}
} // namespace

TEST_CASE("Comments before a statement are its description") {
  const auto result = plain("-- Users of the shop.\n--\n--   indented\nCREATE TABLE users (id int);\n\n"
                            "/*\n * Their orders.\n */\nCREATE TABLE orders (id int); -- one a row\n");
  CHECK(result.complaints().empty());
  CHECK(description(result, 0) == "Users of the shop.\n\n  indented");
  CHECK(description(result, 1) == "Their orders.\none a row");
}

TEST_CASE("A statement is found where it stands, not in a comment with its text") {
  const auto result = plain("/* SELECT 1 */; SELECT 1; -- one\nSELECT 2;\n");
  CHECK(result.raw(0) == "SELECT 1; -- one\nSELECT 2;\n");
}

TEST_CASE("Raw statements that follow each other are one step; a comment begins another") {
  const auto result = plain("SELECT 1;\nSELECT 2; -- two\nSELECT 3;\n-- four\nSELECT 4;\n");
  CHECK(result.complaints().empty());
  REQUIRE(result.revisions.at(0).revision.up.size() == 2);
  CHECK(result.revisions[0].up.raw == 4);
  CHECK(result.raw(0) == "SELECT 1;\nSELECT 2; -- two\nSELECT 3;\nSELECT 4");
  CHECK(description(result, 1) == "four");
}

TEST_CASE("A step of the vocabulary stands between what is raw") {
  const auto result = plain("SELECT 1;\nCREATE TABLE a (id int);\nSELECT 2;\n");
  REQUIRE(result.revisions.at(0).revision.up.size() == 3);
  CHECK(result.revisions[0].up.typed == 1);
  CHECK(result.revisions[0].up.raw == 2);
}

TEST_CASE("One statement may be several steps") {
  const auto result = plain("CREATE TABLE a (id int);\nALTER TABLE a ADD COLUMN b int, ADD COLUMN c text;\n");
  CHECK(result.complaints().empty());
  CHECK(result.revisions.at(0).up.typed == 3);
}

TEST_CASE("What is said about tables that were made by raw SQL is not lost") {
  const auto result =
      plain("DO $$ BEGIN EXECUTE 'CREATE TABLE a (id int)'; END $$;\nALTER TABLE a ADD COLUMN b int;\n"
            "DROP TABLE a;\n");
  CHECK(result.complaints().empty());
  CHECK(result.revisions.at(0).up.typed + result.revisions[0].up.raw == 3);
}

TEST_CASE("SQLite: a trigger is one statement, with the bytes of its body") {
  const std::string trigger =
      "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  -- a; b\n  UPDATE a SET id = CASE WHEN id "
      "THEN 1 ELSE 2 END;\nEND";
  const auto result = plain("CREATE TABLE a (id integer);\n" + trigger + ";\n", "sqlite");
  CHECK(result.complaints().empty());
  REQUIRE(result.revisions.at(0).revision.up.size() == 2);
  CHECK_THAT(result.up(0), Contains("-- a; b\n"));
}

TEST_CASE("SQLite: a table that others point at is dropped as the script drops it") {
  const std::string child = GENERATE("CREATE TABLE c (p REFERENCES p);",
                                     "CREATE TABLE c (p REFERENCES p, x UNIQUE ON CONFLICT REPLACE);");
  const auto result = plain("CREATE TABLE p (id INTEGER PRIMARY KEY);" + child + "DROP TABLE p;", "sqlite");
  CHECK(result.complaints().empty());
  CHECK_THAT(result.raw(0), Contains("DROP TABLE p"));
  CHECK_THAT(plain("CREATE TABLE p (id int); CREATE TABLE c (p int); DROP TABLE p;", "sqlite").up(0),
             Contains("drop_table: {name: p}"));
}

TEST_CASE("SQLite: the carriage returns that its shell drops are dropped") {
  CHECK(plain("SELECT 1,\r\n  2;\r\n", "sqlite").raw(0) == "SELECT 1,\n  2;\n");
  CHECK(plain("SELECT 1,\r\n  2;\r\n").raw(0) == "SELECT 1,\r\n  2;\n");
}
