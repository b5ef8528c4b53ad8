#pragma once
#include "dialects/postgresql/connection.hpp"
#include "dialects/postgresql/inspect/cells.hpp"

namespace aludel::postgresql {

/// The constraints of tables, all `named`: keys, uniques, checks, foreign keys, exclusions, each kind in the
/// order in which it was made. Of a partition, only those of its own. NOT NULL is said by the columns.
PartsOf<catalog::Constraint> read_constraints(Connection& connection, const Relations& tables);

/// Takes `named` from those that have the name which the server gives when none is said.
void forget_conventional_names(catalog::Table& table);

} // namespace aludel::postgresql
