#pragma once
#include "framework/workspace/migrate.hpp"

namespace aludel::workspace {

/// An earlier run in the other direction stopped in the middle of a revision: first that must be ended. Error
/// exit 1 with the ways out.
void refuse_unfinished(Database& database, History& history, const MigrateOptions& options);

/// The revisions of which an earlier run in this direction left a part.
graph::IdSet left_in_part(Database& database, plan::Direction direction);

/// The run that is gone on with, or undone, may have been so by somebody else while this one waited: Error
/// exit 1.
void require_still_cut_short(Database& database, const MigrateOptions& options);

} // namespace aludel::workspace
