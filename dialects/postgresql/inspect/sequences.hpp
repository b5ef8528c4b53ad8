#pragma once
#include "dialects/postgresql/connection.hpp"
#include "dialects/postgresql/inspect/cells.hpp"

#include <set>

namespace aludel::postgresql {

/// The sequences of the user's with the options that are not a new one's, without those of identity columns
/// and those left out.
std::vector<catalog::Sequence> read_sequences(Connection& connection, const std::set<ObjectId>& left_out);

} // namespace aludel::postgresql
