#include "tests/dialects/postgresql/understand/reading.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using Grasp = dialect::SqlReading::Grasp;

namespace {
std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}
} // namespace

TEST_CASE("garbage is none, and never refused") {
  for (const std::string sql : {"selec x",
                                "\\d t",
                                "(((",
                                ")))",
                                "'never closed",
                                "$a$ never closed",
                                "/* never closed",
                                "create",
                                "create table",
                                "create table t (",
                                "drop table",
                                "insert into t values (",
                                "copy t from stdin\n1\n\\.",
                                "select 'a' 'b'",
                                "\"\"",
                                "alter table t",
                                "do",
                                "E'\\'",
                                "select $1 from $2",
                                "\xEF\xBF\xBE",
                                "%$#@!",
                                "é è"}) {
    INFO(sql);
    const auto readings = read(sql);
    REQUIRE_FALSE(readings.empty());
    CHECK(readings.front().grasp == Grasp::none);
    CHECK_FALSE(readings.front().problem.empty());
    CHECK(readings.front().operations.empty());
  }
}

TEST_CASE("bytes that are no text") {
  CHECK(read_one("select '\xFF'").problem == "is not UTF-8");
  CHECK(to_string(read_one("select '\xFF'").problem_place) == "r.sql:1:9");
  CHECK(read_one(std::string("select 'a\0b'", 12)).problem == "holds a NUL byte");
}

TEST_CASE("what is deep is read, and what is too deep is not") {
  CHECK(read_one("select " + repeated("1 + ", 5000) + "1").grasp == Grasp::raw);
  CHECK(read_one("select " + repeated("(select ", 1000) + "1" + repeated(")", 1000)).grasp == Grasp::raw);
  CHECK(read_one("select " + repeated("1 + ", 500'000) + "1").problem == "is nested too deep");
  CHECK(read_one("select " + repeated("array[", 100'000) + repeated("]", 100'000)).problem ==
        "is nested too deep");
  CHECK(read_one("select " + repeated("not ", 2'000) + "true").grasp == Grasp::raw);
  CHECK(read_one("create view v as select " + repeated("a || ", 10'000) + "b from t").grasp ==
        Grasp::operations);
  CHECK(read_one("select '" + repeated("x", 9 << 20) + "'").problem == "is longer than 8 MiB");
}

TEST_CASE("what is wide is read") {
  std::string sql = "insert into t (a, b) values (1, 'x')";
  for (int i = 0; i < 20'000; ++i) sql += ",\n (" + std::to_string(i) + ", 'it''s')";
  const auto reading = read_one(sql);
  REQUIRE(reading.operations.size() == 1);
  CHECK(std::get<model::Insert>(reading.operations.front()).rows.size() == 20'001);
}

TEST_CASE("dollar quotes, comments and quotes in each other") {
  const auto readings =
      read("create function f() returns void language plpgsql as $a$ begin execute $b$ select ';' $b$; "
           "/* $a */ end $a$; -- ; $a$\n/* ; /* ; */ ' */ select ';', \";\" from t;");
  REQUIRE(readings.size() == 2);
  CHECK(readings[0].grasp == Grasp::operations);
  CHECK(readings[1].grasp == Grasp::raw);
}
