#include "framework/dialect/sql_reading.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/apply.hpp"

#include <algorithm>

namespace aludel::dialect {

bool only_makes_table(const SqlReading& reading) {
  // A table that others inherit from is another one afterwards.
  return reading.grasp == SqlReading::Grasp::raw && !reading.opaque &&
         base::lower(reading.statement.sql).find("inherits") == std::string::npos &&
         (reading.kind.rfind("CREATE TABLE", 0) == 0 || reading.kind == "CREATE VIRTUAL TABLE");
}

bool does_more_than_inner(const SqlReading& reading) {
  return reading.inner.empty() || reading.search_path ||
         (reading.opaque && std::none_of(reading.inner.begin(), reading.inner.end(),
                                         [](const auto& one) { return one.opaque; }));
}

void carry_out(const SqlReading& reading, std::string_view dialect, catalog::Catalog& catalog) {
  for (const auto& inner : reading.inner) carry_out(inner, dialect, catalog);
  if (reading.search_path) catalog.set_search_path(*reading.search_path);
  if (!does_more_than_inner(reading)) return;
  for (const auto& operation : reading.operations)
    catalog::apply(catalog, operation, {{}, reading.maybe}, dialect);
  if (reading.grasp != SqlReading::Grasp::operations && !only_makes_table(reading))
    catalog::apply(catalog, model::Sql{{{{reading.statement.sql, {}}}, {}}}, {}, dialect);
}

} // namespace aludel::dialect
