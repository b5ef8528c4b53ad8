#pragma once
#include "dialects/postgresql/connection.hpp"

namespace aludel::postgresql {

/// The row security policies of a table, by name.
std::vector<catalog::Policy> read_policies(Connection& connection, std::int64_t table,
                                           const model::QualifiedName& name);

} // namespace aludel::postgresql
