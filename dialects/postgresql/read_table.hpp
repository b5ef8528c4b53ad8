#pragma once
#include "dialects/postgresql/connection.hpp"

namespace aludel::postgresql {

/// A table as pg_catalog describes it, with native types and all constraints by name. Of a partition, only
/// the constraints and indexes of its own. Nullopt when there is no such table.
std::optional<catalog::Table> read_table(Connection& connection, const model::QualifiedName& name);

} // namespace aludel::postgresql
