#include "dialects/ansi/spelling.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
const ansi::Spelling spelling{"here", [](const model::Identifier& name) { return ansi::quoted(name.text); },
                              "1", "0"};
}

TEST_CASE("quotes are doubled inside") {
  CHECK(ansi::quoted("a\"b") == "\"a\"\"b\"");
  CHECK(ansi::literal("it's") == "'it''s'");
  CHECK(ansi::literal("\\") == "'\\'");
  CHECK(ansi::literal("") == "''");
}

TEST_CASE("plain words") {
  CHECK(ansi::is_plain_word("a_1$"));
  CHECK(ansi::is_plain_word("_"));
  for (const char* name : {"", "A", "1a", "$a", "a b", "é", "a-b"}) CHECK_FALSE(ansi::is_plain_word(name));
}

TEST_CASE("names and lists") {
  CHECK(ansi::qualified({"s", "t"}, spelling) == "\"s\".\"t\"");
  CHECK(ansi::qualified("t", spelling) == "\"t\"");
  CHECK(ansi::list({"a", "b"}, spelling) == "\"a\", \"b\"");
}

TEST_CASE("a collation is a name, or has its schema before it") {
  CHECK(ansi::collate("", spelling).empty());
  CHECK(ansi::collate("de_DE.utf8", spelling) == " COLLATE \"de_DE.utf8\"");
  CHECK(ansi::collate("\"app\".\"german\"", spelling) == " COLLATE \"app\".\"german\"");
}

TEST_CASE("a closing comment does not swallow the parenthesis") {
  CHECK(ansi::parenthesized("a > 0") == "(a > 0)");
  CHECK(ansi::parenthesized("a > 0 -- sure") == "(a > 0 -- sure\n)");
  CHECK(ansi::parenthesized("a -- sure\n> 0") == "(a -- sure\n> 0)");
}

TEST_CASE("values") {
  base::Diagnostics problems;
  const auto text = [&](const model::Value& value) { return ansi::value(value, "it", spelling, problems); };
  CHECK(text(model::Null{}) == "NULL");
  CHECK(text(true) == "1");
  CHECK(text(false) == "0");
  CHECK(text(model::Number{"1e400"}) == "1e400");
  CHECK(text(std::string("x'y")) == "'x''y'");
  CHECK(text(model::SqlText{" now() ", {}}) == "now()");
  CHECK(text(model::SqlText{{}, {{"here", "a"}, {"there", "b"}}}) == "a");
  CHECK(problems.empty());
  text(model::SqlText{{}, {{"there", "b"}}});
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message == "it has no SQL for here");
  CHECK_THROWS_AS(text(model::Param{"p"}), std::logic_error);
}
