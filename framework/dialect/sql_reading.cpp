#include "framework/dialect/sql_reading.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/apply.hpp"

namespace aludel::dialect {

bool only_makes_table(const SqlReading& reading) {
  // A table that others inherit from is another one afterwards.
  return reading.grasp == SqlReading::Grasp::raw && !reading.opaque &&
         base::lower(reading.statement.sql).find("inherits") == std::string::npos &&
         (reading.kind.rfind("CREATE TABLE", 0) == 0 || reading.kind == "CREATE VIRTUAL TABLE");
}

void carry_out(const SqlReading& reading, std::string_view dialect, catalog::Catalog& catalog) {
  for (const auto& operation : reading.operations) catalog::apply(catalog, operation, {}, dialect);
  if (reading.grasp != SqlReading::Grasp::operations && !only_makes_table(reading))
    catalog::apply(catalog, model::Sql{{{{reading.statement.sql, {}}}, {}}}, {}, dialect);
}

} // namespace aludel::dialect
