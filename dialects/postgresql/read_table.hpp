#pragma once
#include "dialects/postgresql/connection.hpp"

namespace aludel::postgresql {

/// A table as pg_catalog describes it, with native types, all constraints by name, and the triggers as the
/// server spells them. Nullopt when there is no such table.
std::optional<catalog::Table> read_table(Connection& connection, const model::QualifiedName& name);

} // namespace aludel::postgresql
