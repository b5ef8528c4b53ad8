#include "dialects/ansi/words.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using Words = std::vector<std::string>;

TEST_CASE("the first words stand behind blanks and comments") {
  const auto words = [](std::string_view sql, bool nested = false) {
    return ansi::leading_words(sql, 3, nested);
  };
  CHECK(words("create table t (a)") == Words{"CREATE", "TABLE", "T"});
  CHECK(words(" -- no\n/* nor */ Begin -- x\n Immediate;") == Words{"BEGIN", "IMMEDIATE"});
  CHECK(words("/* /* */ a").size() == 1);
  CHECK(words("/* /* */ a", true).empty());
  CHECK(words("/* /* */ */ a", true) == Words{"A"});
  CHECK(words("'a' b").empty());
  CHECK(words("").empty());
  CHECK(words("-- a").empty());
  CHECK(words("größe") == Words{"GRößE"});
}
