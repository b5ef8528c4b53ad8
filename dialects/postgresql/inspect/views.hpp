#pragma once
#include "dialects/postgresql/connection.hpp"

namespace aludel::postgresql {

/// The views and materialized views of the user's, with what stands on them. Their queries are as the server
/// spells them.
std::vector<catalog::View> read_views(Connection& connection);

} // namespace aludel::postgresql
