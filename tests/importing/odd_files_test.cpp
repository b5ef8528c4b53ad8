#include "tests/importing/imported.hpp"

#include <catch2/catch.hpp>

/// Files as they are found in the wild.
using namespace aludel;
using Catch::Contains;
using importing_test::imported;
using importing_test::plain;
using Texts = std::vector<std::string>;

TEST_CASE("Files without a statement do nothing") {
  const std::string text = GENERATE(as<std::string>{}, "", "\n", "-- only words", "/* only\nwords */\n",
                                    ";;\n", "\xEF\xBB\xBF", "\r\n\r\n", "-- Your SQL goes here\n");
  const std::string dialect = GENERATE("postgresql", "sqlite");
  INFO(text);
  const auto result = plain(text, dialect);
  CHECK(result.complaints().empty());
  REQUIRE(result.revisions.size() == 1);
  CHECK(result.up(0) == "[]\n");
}

TEST_CASE("A byte order mark is not part of the first statement") {
  CHECK_THAT(plain("\xEF\xBB\xBF"
                   "CREATE TABLE a (id int);")
                 .up(0),
             Contains("create_table"));
}

TEST_CASE("What is no text is an error with its place") {
  CHECK(plain("SELECT 1;\n\xFF\n").complaints() == Texts{"1_x.sql:2 the file is not valid UTF-8 from here"});
  CHECK(plain("\xFF\xFES").complaints() == Texts{"1_x.sql:1 the file is UTF-16"});
  CHECK(plain(std::string("a\0b", 3)).complaints() == Texts{"1_x.sql:1 the file holds a NUL byte"});
}

TEST_CASE("Bytes of a body are kept: carriage returns, quotes in quotes, tabs, no final newline") {
  const std::string body = "\r\nBEGIN\r\n\tEXECUTE $q$ SELECT '$a$; --' $q$;  \r\n  -- end; $$\r\nEND";
  const std::string create = "CREATE FUNCTION f() RETURNS void AS $f$" + body + "$f$ LANGUAGE plpgsql";
  const auto result = plain(create);
  CHECK(result.complaints().empty());
  REQUIRE(result.revisions.size() == 1);
  const auto& up = result.revisions[0].revision.up;
  REQUIRE(up.size() == 1);
  if (const auto* function = std::get_if<model::CreateFunction>(&up[0].operation))
    CHECK(function->routine.body.text == body);
  else
    CHECK_THAT(result.raw(0), Contains(create));
}

TEST_CASE("A DO block is one statement") {
  const std::string block = "DO $$\nBEGIN\n  IF true THEN\n    CREATE TABLE x (id int);\n  END IF;\nEND\n$$;";
  const auto result = plain("-- why\n" + block + "\n");
  CHECK(result.complaints().empty());
  REQUIRE(result.revisions.size() == 1);
  CHECK(result.revisions[0].up.raw == 1);
  CHECK(result.revisions[0].revision.up.at(0).description == "why");
  CHECK_THAT(result.raw(0), Contains(block));
}

TEST_CASE("What only psql knows is refused, with its place and a way out") {
  const std::string line = GENERATE(as<std::string>{}, "\\connect other", "\\gset", "\\copy a from 'x.csv'",
                                    "\\if :x", "\\! rm x");
  const auto result = plain("SELECT 1;\n" + line + "\n");
  INFO(line);
  REQUIRE(result.problems.size() >= 1);
  CHECK(base::has_errors(result.problems));
  CHECK(result.problems[0].place.line == 2);
  CHECK_FALSE(result.problems[0].help.empty());
  CHECK(result.revisions.empty());
}

TEST_CASE("A variable of psql is its value until it is unset") {
  CHECK(plain("\\set x 1\nSELECT :x;\n\\unset x\nSELECT :x;\n").raw(0) == "SELECT 1;\n\nSELECT :x;\n");
}

TEST_CASE("Rows of COPY are refused, with their place and a way out") {
  const auto result = plain("CREATE TABLE a (id int);\nCOPY a (id) FROM stdin;\n1\n2\n\\.\nSELECT 1;\n");
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].place.line == 2);
  CHECK_FALSE(result.problems[0].help.empty());
}

TEST_CASE("A file that another one includes stands in its place") {
  const auto result =
      imported("plain", {{"1_x.sql", "\\i parts/a.sql\nSELECT 2;\n"}, {"parts/a.sql", "SELECT 1;\n"}});
  CHECK(result.complaints().empty());
  CHECK_THAT(result.raw(0), Contains("SELECT 1") && Contains("SELECT 2"));
  CHECK(imported("plain", {{"1_x.sql", "\n\\i gone.sql\n"}}).complaints() ==
        Texts{"1_x.sql:2 the client would include gone.sql here, and the file is not there"});
}

TEST_CASE("Names keep their letters") {
  const auto result = plain("CREATE TABLE \"Mixed Case\" (\"Id\" int, \"a\"\"b\" text, UPPER int);");
  CHECK(result.complaints().empty());
  CHECK_THAT(result.up(0), Contains("Mixed Case") && Contains("{name: Id") && Contains("name: upper"));
}

TEST_CASE("A statement that the grammar does not know stays as it is") {
  const std::string text =
      GENERATE(as<std::string>{}, "CREATE WONDER w (a b c)", "SELEC 1", "'open", "$$ open", "/* open", "((((",
               "\"open", "ALTER TABLE a ADD", "é", "\x01\x02");
  const std::string dialect = GENERATE("postgresql", "sqlite");
  INFO(text << " " << dialect);
  const auto result = plain("SELECT 1;\n" + text, dialect);
  if (base::has_errors(result.problems)) {
    CHECK(result.problems[0].place.line > 0);
  } else {
    REQUIRE(result.revisions.size() == 1);
    CHECK_THAT(result.raw(0), Contains("SELECT 1"));
    if (text.find("open") != 3) CHECK_THAT(result.raw(0), Contains(text));
  }
}

TEST_CASE("BEGIN and COMMIT around a script are left out") {
  const auto result = plain("BEGIN;\nCREATE TABLE a (id int);\nCOMMIT;\n");
  CHECK(result.complaints().empty());
  CHECK_THAT(result.up(0), !Contains("BEGIN") && !Contains("COMMIT"));
  CHECK(result.revisions.at(0).revision.header.transaction == model::TransactionMode::revision);
}

TEST_CASE("A script that commits between its statements keeps a transaction a step") {
  const auto result =
      plain("BEGIN;\nCREATE TABLE a (id int);\nCOMMIT;\nBEGIN;\nCREATE TABLE b (id int);\nCOMMIT;\n");
  CHECK(result.complaints().empty());
  CHECK(result.revisions.at(0).revision.header.transaction == model::TransactionMode::step);
}

TEST_CASE("A script that takes back what it did is refused") {
  CHECK(plain("BEGIN;\nSELECT 1;\nROLLBACK;\n").complaints() ==
        Texts{"1_x.sql:3 the script takes back here what it did, or leaves it open"});
}

TEST_CASE("A value that an enumeration gains is committed before it is used") {
  const auto result =
      plain("CREATE TYPE mood AS ENUM ('a');\nALTER TYPE mood ADD VALUE 'b';\nCOMMIT;\nSELECT "
            "'b'::mood;\n");
  CHECK(result.complaints().empty());
  CHECK(result.revisions.at(0).revision.header.transaction == model::TransactionMode::step);
}
