#pragma once
#include "dialects/postgresql/connection.hpp"
#include "dialects/postgresql/inspect/columns.hpp"

namespace aludel::postgresql {

using Tables = std::map<ObjectId, catalog::Table>;

/// The tables of the user's, as far as pg_class describes them; their parts come with `read_parts`.
Tables every_table(Connection& connection);
/// The one of that name, looked up in the search path where the name has no schema; none when there is none.
Tables table_called(Connection& connection, const model::QualifiedName& name);

/// Fills the tables. Returns the sequences that are no objects of their own (Columns).
std::set<ObjectId> read_parts(Connection& connection, Tables& tables, Serial serial);

} // namespace aludel::postgresql
