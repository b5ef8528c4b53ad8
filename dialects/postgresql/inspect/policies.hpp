#pragma once
#include "dialects/postgresql/connection.hpp"
#include "dialects/postgresql/inspect/cells.hpp"

namespace aludel::postgresql {

/// The row security policies of tables, by name.
PartsOf<catalog::Policy> read_policies(Connection& connection, const Relations& tables);

} // namespace aludel::postgresql
