#pragma once
#include "dialects/postgresql/connection.hpp"
#include "dialects/postgresql/inspect/cells.hpp"

namespace aludel::postgresql {

/// The indexes of tables and materialized views by name, without those of constraints, those that follow from
/// the index of a partitioned table, and those that an interrupted build left behind.
PartsOf<catalog::Index> read_indexes(Connection& connection, const Relations& relations);

} // namespace aludel::postgresql
