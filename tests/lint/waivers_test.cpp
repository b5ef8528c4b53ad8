#include "framework/lint/sql_comments.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
std::vector<std::string> comments(const std::string& sql) {
  std::vector<std::string> texts;
  const auto source = std::make_shared<const base::Source>(base::Source{"a.sql", sql});
  for (const auto& comment : lint::own_comments({sql, {source, 1, 1}}))
    texts.push_back(std::to_string(comment.place.line) + ":" + std::to_string(comment.place.column) + " " +
                    comment.text);
  return texts;
}
using Texts = std::vector<std::string>;
} // namespace

TEST_CASE("Comments that speak to the lint are found outside strings, names and bodies") {
  CHECK(comments("-- aludel:allow a why\nSELECT 1;") == Texts{"1:1 aludel:allow a why"});
  CHECK(comments("SELECT 1; /* aludel:allow a\n why */") == Texts{"1:11 aludel:allow a\n why"});
  CHECK(comments("SELECT '-- aludel:allow a', \"-- aludel:allow b\", E'\\'-- aludel:allow c';").empty());
  CHECK(comments("DO $x$ -- aludel:allow a\n$x$; -- aludel:allow b").size() == 1);
  CHECK(comments("SELECT 'it''s' -- aludel:allow a") == Texts{"1:16 aludel:allow a"});
  CHECK(comments("/* /* aludel:allow a */ */ -- other").empty());
  CHECK(comments("SELECT $1, a$b -- aludel:allow a").size() == 1);
}
