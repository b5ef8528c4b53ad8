#include "framework/dialect/sql_reading.hpp"

#include "framework/catalog/apply.hpp"

namespace aludel::dialect {

void carry_out(const SqlReading& reading, std::string_view dialect, catalog::Catalog& catalog) {
  for (const auto& operation : reading.operations) catalog::apply(catalog, operation, {}, dialect);
  if (reading.grasp != SqlReading::Grasp::operations)
    catalog::apply(catalog, model::Sql{{{{reading.statement.sql, {}}}, {}}}, {}, dialect);
}

} // namespace aludel::dialect
