#include "dialects/postgresql/read_table.hpp"

#include "dialects/postgresql/inspect/tables.hpp"

namespace aludel::postgresql {

std::optional<catalog::Table> read_table(Connection& connection, const model::QualifiedName& name) {
  auto found = table_called(connection, name);
  if (found.empty()) return std::nullopt;
  read_parts(connection, found, Serial::any);
  return std::move(found.begin()->second);
}

} // namespace aludel::postgresql
