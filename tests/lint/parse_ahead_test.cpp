#include "dialects/registry.hpp"
#include "framework/lint/parse_ahead.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace aludel;

namespace {
const dialect::Dialect& postgresql() {
  static const auto dialects = all_dialects();
  return **std::find_if(dialects.begin(), dialects.end(),
                        [](const auto& one) { return one->name() == "postgresql"; });
}

std::vector<model::SqlBlock> texts(std::size_t count) {
  std::vector<model::SqlBlock> out;
  for (std::size_t i = 0; i < count; ++i) {
    const auto name = "t" + std::to_string(i);
    const auto second = i % 7 == 0 ? "CREATE TABEL broken;" : "CREATE INDEX ON " + name + " (a);";
    out.push_back({"CREATE TABLE " + name + " (a int);\n" + second, {}});
  }
  return out;
}

lint::ParseAhead::Texts addresses(const std::vector<model::SqlBlock>& texts) {
  lint::ParseAhead::Texts out;
  for (const auto& text : texts) out.push_back(&text);
  return out;
}

std::vector<std::string> told(const std::vector<dialect::SqlReading>& readings) {
  std::vector<std::string> out;
  for (const auto& one : readings) out.push_back(one.statement.sql + " " + one.kind + " " + one.problem);
  return out;
}
} // namespace

TEST_CASE("Texts that are parsed ahead are read as any text is") {
  const auto all = texts(GENERATE(1, 40, 400));
  const catalog::Catalog nothing(postgresql().naming());
  lint::ParseAhead ahead(postgresql(), addresses(all));
  const auto is_same = [&](const model::SqlBlock& text) {
    return told(ahead.read(text, nothing)) == told(postgresql().read(text, nothing));
  };
  SECTION("in order") { CHECK(std::all_of(all.begin(), all.end(), is_same)); }
  SECTION("in another order") { CHECK(std::all_of(all.rbegin(), all.rend(), is_same)); }
  SECTION("some, and again") {
    CHECK(is_same(all.back()));
    CHECK(is_same(all.front()));
    CHECK(is_same(all.front()));
  }
  SECTION("one that nobody spoke of") { CHECK(is_same({"SELECT 1; SELECT 2", {}})); }
}
