#pragma once
#include "dialects/postgresql/connection.hpp"

namespace aludel::postgresql {

/// The enumerations, domains and composite types of the user's; of domains, the checks that hold for all
/// rows.
std::vector<catalog::Type> read_own_types(Connection& connection);

} // namespace aludel::postgresql
