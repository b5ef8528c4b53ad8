#include "framework/model/canonical.hpp"
#include "framework/yaml/reader.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using namespace aludel::model;

TEST_CASE("portable types are read and spelled back") {
  for (const auto* text : {"integer", "varchar(20)", "numeric(10,2)", "text[]", "vector(1536)",
                           "timestamptz[][]", "enum:mood", "char(3)"}) {
    const auto parsed = parse_type(text);
    INFO(text);
    REQUIRE(parsed.type);
    CHECK(to_string(*parsed.type) == text);
  }
  CHECK(parse_type(" NUMERIC( 10 , 2 ) ").type == parse_type("numeric(10,2)").type);
}

TEST_CASE("other types are refused with the portable word") {
  CHECK(parse_type("int").help == "write integer");
  CHECK_THAT(parse_type("intger").help, Catch::Contains("did you mean 'integer'?"));
  CHECK_FALSE(parse_type("integer(4)").type);
  CHECK_FALSE(parse_type("varchar(0)").type);
  CHECK_FALSE(parse_type("numeric(2,3)").type);
  CHECK_FALSE(parse_type("varchar(x)").type);
  CHECK_FALSE(parse_type("varchar(2").type);
}

TEST_CASE("durations have a unit") {
  CHECK(parse_duration("250ms") == Duration(250));
  CHECK(parse_duration("2m") == Duration(120'000));
  for (const auto* text : {"5", "", "s", "-1s", "1.5s", "5 s", "99999999999d"})
    CHECK_FALSE(parse_duration(text));
  CHECK(to_string(Duration(90'000)) == "90s");
}

namespace {
std::string checksum_of(const std::string& text) {
  base::Diagnostics problems;
  const base::MemoryFiles files;
  const auto source = std::make_shared<base::Source>(base::Source{"r.yaml", text});
  const auto revision = yaml::read_revision(source, files, {{"postgresql", "sqlite"}}, problems);
  REQUIRE(problems.empty());
  return checksum(*revision);
}
} // namespace

TEST_CASE("a checksum is of the meaning") {
  const auto one =
      checksum_of("revision: a\nup:\n  - create_table: {name: t, columns: [{name: id, type: integer}]}\n");
  CHECK(one == checksum_of("# a comment\nup:\n- create_table:\n    columns:\n      - type: 'integer'\n       "
                           " name: \"id\"\n        nullable: true\n"
                           "    name: t\n    if_not_exists: false\nmessage: other words\nrevision: a\n"));
  CHECK(one !=
        checksum_of("revision: a\nup:\n  - create_table: {name: t, columns: [{name: id, type: bigint}]}\n"));
  CHECK(one != checksum_of("revision: a\nup:\n  - create_table: {name: t, columns: [{name: id, type: "
                           "integer, default: -1}]}\n"));
  CHECK(checksum_of("revision: a\nup: [{sql: a}]\n") != checksum_of("revision: a\nup: [{sql: b}]\n"));
  CHECK(checksum_of("revision: a\nup: []\ndown: []\n") != checksum_of("revision: a\nup: []\n"));
  CHECK(one.substr(0, 2) == "2:");
  CHECK(checksum_of("revision: a\nup: [{insert: {table: t, rows: [{a: 1, b: x}]}}]\n") ==
        checksum_of("revision: a\nup: [{insert: {rows: [{b: x, a: 1}], table: t}}]\n"));
  CHECK(checksum_of("revision: a\nup: [{insert: {table: t, rows: [{a: 1, b: x}]}}]\n") !=
        checksum_of("revision: a\nup: [{insert: {table: t, rows: [{a: x, b: 1}]}}]\n"));
}

TEST_CASE("checksums of different forms say nothing of each other") {
  CHECK(differ("2:abc", "2:abd"));
  CHECK_FALSE(differ("2:abc", "2:abc"));
  CHECK_FALSE(differ("1:abc", "2:abd"));
}
