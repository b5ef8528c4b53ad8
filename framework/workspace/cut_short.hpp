#pragma once
#include "framework/report/cut_short.hpp"
#include "framework/workspace/database.hpp"

namespace aludel::workspace {

/// The last run, when it came to no good end: the only one that can be gone on with or undone. Reads only.
std::optional<report::CutShort> cut_short(Database& database);

/// The last run, while it works.
std::optional<journal::BookedRun> at_work(Database& database);

/// What earlier runs left in part; what the run at work has begun is none of it.
std::vector<journal::Unfinished> left_unfinished(Database& database);

/// A run with all its entries, and how far the revision came that it stopped in.
report::CutShort told(Database& database, const journal::BookedRun& run);

/// Warns of a run that died, on any connection to its database.
void tell_of_dead_run(Database& database, const Surroundings& surroundings);

} // namespace aludel::workspace
