#include "dialects/ansi/rows.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using Texts = std::vector<std::string>;

namespace {
const ansi::Spelling spelling{"here", [](const model::Identifier& name) { return name.text; }};

Texts insert(const std::vector<model::Row>& rows, const std::optional<model::ConflictRule>& rule = {}) {
  base::Diagnostics problems;
  auto texts = ansi::insert("t", rows, rule, spelling, problems);
  CHECK(problems.empty());
  return texts;
}
const model::Value one = model::Number{"1"};
} // namespace

TEST_CASE("neighbours with the same columns share a statement, and order is kept") {
  CHECK(insert({}).empty());
  CHECK(insert({{{"a", one}}, {{"a", one}}, {{"b", one}}, {{"a", one}}}) ==
        Texts{"INSERT INTO t (a) VALUES\n  (1),\n  (1)", "INSERT INTO t (b) VALUES\n  (1)",
              "INSERT INTO t (a) VALUES\n  (1)"});
  CHECK(insert({{{"a", one}, {"b", one}}, {{"b", one}, {"a", one}}}).size() == 2);
  CHECK(insert({{}, {}}) == Texts{"INSERT INTO t DEFAULT VALUES", "INSERT INTO t DEFAULT VALUES"});
}

TEST_CASE("conflicts") {
  const auto tail = [](model::Identifiers key, model::OnConflict action, model::Identifiers columns) {
    return ansi::on_conflict({std::move(key), action}, columns, spelling);
  };
  using enum model::OnConflict;
  CHECK(tail({"a"}, nothing, {"a", "b"}) == " ON CONFLICT (a) DO NOTHING");
  CHECK(tail({}, nothing, {"a"}) == " ON CONFLICT DO NOTHING");
  CHECK(tail({"a"}, update, {"a", "b", "c"}) ==
        " ON CONFLICT (a) DO UPDATE SET b = excluded.b, c = excluded.c");
  CHECK(tail({"a", "b"}, update, {"b", "a"}) == " ON CONFLICT (a, b) DO NOTHING");
}

TEST_CASE("update and delete") {
  base::Diagnostics problems;
  CHECK(ansi::update({"t", {{"a", one}, {"b", model::Null{}}}, model::SqlText{"c", {}}}, spelling,
                     problems) == "UPDATE t SET a = 1, b = NULL WHERE c");
  CHECK(ansi::delete_from({"t", {}, {}}, spelling, problems) == "DELETE FROM t");
  CHECK(ansi::delete_from({"t", model::SqlText{"c", {}}, {}}, spelling, problems) == "DELETE FROM t WHERE c");
  CHECK(ansi::delete_from({"t", {}, {{{"a", one}, {"b", model::Null{}}}}}, spelling, problems) ==
        "DELETE FROM t WHERE a = 1 AND b IS NULL");
  CHECK(ansi::delete_from({"t", {}, {{{"a", one}}, {{"b", one}}}}, spelling, problems) ==
        "DELETE FROM t WHERE (a = 1)\n   OR (b = 1)");
}
