#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/render.hpp"
#include "dialects/sqlite/split.hpp"
#include "dialects/sqlite/understand/understand.hpp"
#include "framework/catalog/apply.hpp"
#include "framework/catalog/comparison.hpp"
#include "tests/fuzz/require.hpp"

#include <cstddef>
#include <cstdint>

using namespace aludel;
using fuzz::require;
using Grasp = dialect::SqlReading::Grasp;

namespace {
bool is_made_by_one_statement(const model::Operation& operation) {
  return std::holds_alternative<model::CreateTable>(operation) ||
         std::holds_alternative<model::CreateIndex>(operation) ||
         std::holds_alternative<model::CreateView>(operation) ||
         std::holds_alternative<model::CreateTrigger>(operation);
}

/// What is rendered of an operation is read as one that makes the same.
void require_same_again(const model::Operation& operation, const catalog::Catalog& before,
                        const catalog::Catalog& after) {
  const auto rendering = sqlite::render(operation, before, after);
  if (rendering.needs_table || base::has_errors(rendering.problems) || rendering.statements.size() != 1)
    return;
  const auto& sql = rendering.statements.front().sql;
  auto now = before;
  // As it stands in a script: a remark may end it.
  for (const auto& part : sqlite::understand({sql + "\n;", {}}, before)) {
    require(part.grasp == Grasp::operations, "is no operation any more: " + sql + ": " + part.problem);
    for (const auto& again : part.operations) catalog::apply(now, again, {}, "sqlite");
  }
  require(same(now, after), "makes something else: " + sql);
}

void require_reading(const dialect::SqlReading& reading) {
  require((reading.grasp == Grasp::operations) == !reading.operations.empty(), "operations are there or not");
  require(reading.grasp != Grasp::none || !reading.problem.empty(), "what is not understood says why");
  require(reading.grasp != Grasp::none || reading.problem_place.known(), "a problem has its place");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  const auto source = std::make_shared<const base::Source>(base::Source{"r.sql", text});
  const model::SqlBlock block{text, {source, 1, 1}};
  const auto readings = sqlite::understand(block, catalog::Catalog(sqlite::naming()));
  const auto statements = sqlite::split(block);
  require(readings.size() == statements.size(), "each statement has a reading");
  for (const auto& reading : readings) require_reading(reading);

  // One after the other, by what is on paper alone.
  catalog::Catalog now(sqlite::naming());
  for (const auto& statement : statements)
    for (const auto& reading : sqlite::understand({statement.sql + "\n;", {}}, now))
      for (const auto& operation : reading.operations) {
        const auto before = now;
        const auto clashes = catalog::apply(now, operation, {}, "sqlite");
        if (clashes.empty() && is_made_by_one_statement(operation))
          require_same_again(operation, before, now);
      }
  return 0;
}
