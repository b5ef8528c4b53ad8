#include "tests/dialects/postgresql/understand/reading.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

TEST_CASE("places count bytes, also behind characters of several") {
  const auto reading = read_one("select 'äöü€' frm t");
  CHECK(reading.problem == "syntax error at or near \"t\"");
  CHECK(to_string(reading.problem_place) == "r.sql:1:24");
  const auto found = read_one("/* ä */ select 'ö' from \"Ü\"");
  REQUIRE(found.mentions.size() == 1);
  CHECK(to_string(found.mentions[0].place) == "r.sql:1:27");
}

TEST_CASE("places are those of the file that a block stands in") {
  const auto source = std::make_shared<const base::Source>(
      base::Source{"r.yaml", "up:\n  - sql: |\n      select 1;\n      select *\n        from t\n"});
  const auto readings =
      postgresql::understand({"select 1;\nselect *\n  from t\n", {source, 3, 7}}, empty_catalog());
  REQUIRE(readings.size() == 2);
  CHECK(to_string(readings[1].statement.place) == "r.yaml:4:7");
  REQUIRE(readings[1].mentions.size() == 1);
  CHECK(to_string(readings[1].mentions[0].place) == "r.yaml:5:14");
}

TEST_CASE("a text without a place has readings without one") {
  const auto readings = postgresql::understand({"select 1 frm t x", {}}, empty_catalog());
  CHECK_FALSE(readings[0].problem_place.known());
}

TEST_CASE("what a body names stands in the body") {
  const auto reading = read_one("do $$\nbegin\n  perform 1;\n  insert into logs\n  values (1);\nend $$");
  REQUIRE(reading.mentions.size() == 1);
  CHECK(to_string(reading.mentions[0].place) == "r.sql:4:15");
  const auto function = read_one("create function f() returns void language sql as '\n  delete from logs'");
  REQUIRE(function.mentions.size() == 2);
  CHECK(to_string(function.mentions[1].place) == "r.sql:2:15");
}

TEST_CASE("what a body names whose bytes are not those of the source has no place") {
  const auto reading = read_one("create function f() returns void language sql as 'select ''x'' from logs'");
  REQUIRE(reading.mentions.size() == 2);
  CHECK_FALSE(reading.mentions[1].place.known());
}

TEST_CASE("statements are those that run, and comments stay with what follows them") {
  const auto readings = read("-- one\nselect 1; ; /* two */ select 2 -- end\n;;");
  REQUIRE(readings.size() == 2);
  CHECK(readings[0].statement.sql == "-- one\nselect 1");
  CHECK(readings[1].statement.sql == "/* two */ select 2 -- end");
  CHECK(read("").empty());
  CHECK(read(" -- nothing\n ;").empty());
}
