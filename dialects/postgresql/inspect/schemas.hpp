#pragma once
#include "dialects/postgresql/connection.hpp"

namespace aludel::postgresql {

/// The schemas of the user's but `public`, which every database has.
std::vector<catalog::Schema> read_schemas(Connection& connection);

/// What is installed but plpgsql, which every database has.
std::vector<catalog::Extension> read_extensions(Connection& connection);

} // namespace aludel::postgresql
