#pragma once
#include "dialects/postgresql/connection.hpp"

namespace aludel::postgresql {

/// The functions and procedures of the user's that the vocabulary can say: all but aggregates, those in C,
/// and those with a support function or transforms (verbatim.hpp has these).
std::vector<catalog::Routine> read_routines(Connection& connection);

/// The condition on a row `p` of pg_proc, in the language `l`, that the vocabulary can say it.
std::string is_sayable_routine();

} // namespace aludel::postgresql
