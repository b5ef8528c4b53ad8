#include "dialects/postgresql/render.hpp"
#include "dialects/postgresql/split.hpp"
#include "dialects/postgresql/understand/understand.hpp"
#include "framework/base/text.hpp"
#include "framework/catalog/apply.hpp"
#include "tests/fuzz/require.hpp"

#include <cstddef>
#include <cstdint>

using namespace aludel;
using fuzz::require;
using Grasp = dialect::SqlReading::Grasp;

namespace {
std::string rendered(const std::vector<model::Operation>& operations, catalog::Catalog& now) {
  std::vector<std::string> statements;
  for (const auto& operation : operations) {
    const auto rendering = postgresql::render(operation, now);
    if (rendering.needs_table || base::has_errors(rendering.problems)) return {};
    for (const auto& statement : rendering.statements) statements.push_back(statement.sql);
    catalog::apply(now, operation, {}, "postgresql");
  }
  return base::join(statements, ";\n");
}

/// What is rendered of a statement's operations is read as operations that render the same.
void require_same_again(const dialect::SqlReading& reading, const catalog::Catalog& before) {
  auto now = before;
  const auto sql = rendered(reading.operations, now);
  if (sql.empty()) return;
  now = before;
  std::string again;
  for (const auto& part : postgresql::understand({sql, {}}, before)) {
    require(part.grasp == Grasp::operations,
            "is no operation any more: " + part.statement.sql + part.problem);
    again += (again.empty() ? "" : ";\n") + rendered(part.operations, now);
  }
  require(again == sql, "renders otherwise: " + again + "\ninstead of " + sql);
}

void require_reading(const dialect::SqlReading& reading) {
  require((reading.grasp == Grasp::operations) == !reading.operations.empty(), "operations are there or not");
  require((reading.grasp == Grasp::none) == !reading.problem.empty(), "what is not understood says why");
  require(reading.grasp == Grasp::none || !reading.kind.empty(), "what is understood has a kind");
  require(reading.writes || !reading.opaque, "what cannot be told writes");
  if (reading.grasp == Grasp::none) require(reading.problem_place.known(), "a problem has its place");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  if (text.find('\0') != std::string::npos) return 0; // the library reads to it, and there is none in a file
  const auto source = std::make_shared<const base::Source>(base::Source{"r.sql", text});
  const model::SqlBlock block{text, {source, 1, 1}};
  catalog::Catalog now({"public", false});
  const auto readings = postgresql::understand(block, now);
  require(readings.size() == postgresql::split(block).size(), "each statement has a reading");
  for (const auto& reading : readings) {
    require_reading(reading);
    require_same_again(reading, now);
    for (const auto& operation : reading.operations) {
      catalog::apply(now, operation, {}, "postgresql");
      if (const auto* function = std::get_if<model::CreateFunction>(&operation))
        postgresql::read_body(*function, now);
    }
  }
  return 0;
}
