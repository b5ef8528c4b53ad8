#pragma once
#include "dialects/postgresql/connection.hpp"

namespace aludel::postgresql {

/// The triggers of a table by name, without those that the server made for keys and for partitions. One that
/// the vocabulary cannot say is kept as the server spells it.
std::vector<catalog::Trigger> read_triggers(Connection& connection, std::int64_t table,
                                            const model::QualifiedName& name);

} // namespace aludel::postgresql
