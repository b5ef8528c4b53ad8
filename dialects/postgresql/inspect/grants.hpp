#pragma once
#include "dialects/postgresql/connection.hpp"

namespace aludel::postgresql {

/// What roles may do with objects of the user's and of extensions, with `public` and with the database
/// itself, where that is not what the object began with.
std::vector<catalog::Grant> read_grants(Connection& connection);

} // namespace aludel::postgresql
