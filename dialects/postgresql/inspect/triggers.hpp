#pragma once
#include "dialects/postgresql/connection.hpp"
#include "dialects/postgresql/inspect/cells.hpp"

namespace aludel::postgresql {

/// The triggers of tables and views by name, without those that the server made for keys and for partitions.
/// One that the vocabulary cannot say is kept as the server spells it.
PartsOf<catalog::Trigger> read_triggers(Connection& connection, const Relations& relations);

} // namespace aludel::postgresql
