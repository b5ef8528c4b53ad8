#include "tests/dialects/postgresql/understand/reading.hpp"

#include "dialects/postgresql/render.hpp"
#include "framework/base/text.hpp"
#include "framework/catalog/apply.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace aludel;
using Grasp = dialect::SqlReading::Grasp;

namespace {
std::string rendered(const dialect::SqlReading& reading, catalog::Catalog& now) {
  if (reading.grasp == Grasp::raw) return "raw";
  if (reading.grasp == Grasp::none) return "none: " + reading.problem;
  std::vector<std::string> statements;
  for (const auto& operation : reading.operations) {
    const auto rendering = postgresql::render(operation, now);
    for (const auto& problem : rendering.problems) statements.push_back("problem: " + problem.message);
    for (const auto& statement : rendering.statements) statements.push_back(statement.sql);
    catalog::apply(now, operation, {}, "postgresql");
  }
  return base::join(statements, ";\n");
}
} // namespace

catalog::Catalog empty_catalog() { return catalog::Catalog({"public", false}); }

catalog::Catalog catalog_after(const std::string& sql) {
  auto now = empty_catalog();
  for (const auto& reading : read(sql)) {
    INFO(reading.statement.sql);
    REQUIRE(reading.grasp == Grasp::operations);
    for (const auto& operation : reading.operations)
      REQUIRE(catalog::apply(now, operation, {}, "postgresql").empty());
  }
  return now;
}

std::vector<dialect::SqlReading> read(const std::string& sql, const catalog::Catalog& before) {
  const auto source = std::make_shared<const base::Source>(base::Source{"r.sql", sql});
  return postgresql::understand({sql, {source, 1, 1}}, before);
}

dialect::SqlReading read_one(const std::string& sql, const catalog::Catalog& before) {
  auto readings = read(sql, before);
  INFO(sql);
  REQUIRE(readings.size() == 1);
  return readings.front();
}

std::string lifted(const std::string& sql, const catalog::Catalog& before) {
  auto now = before;
  std::vector<std::string> statements;
  for (const auto& reading : read(sql, before)) statements.push_back(rendered(reading, now));
  return base::join(statements, ";\n");
}

std::string keys(const std::string& sql, const catalog::Catalog& before) {
  std::vector<std::string> keys;
  for (const auto& reading : read(sql, before))
    for (const auto& operation : reading.operations) keys.emplace_back(model::key_of(operation));
  return base::join(keys, ", ");
}

std::string text_of(const std::vector<dialect::Mention>& mentions) {
  std::vector<std::string> texts;
  for (const auto& mention : mentions)
    texts.push_back(std::string(describe::word_of(mention.object.kind)) + " " + to_string(mention.object) +
                    (mention.writes ? "!" : ""));
  std::sort(texts.begin(), texts.end());
  return base::join(texts, ", ");
}

std::string mentions(const std::string& sql, const catalog::Catalog& before) {
  return text_of(read_one(sql, before).mentions);
}
