#pragma once
#include "framework/workspace/migrate.hpp"

#include <cstddef>

/// What becomes of a run that was cut short: the last one of its version table, when it failed, was
/// interrupted or died.
namespace aludel::workspace {

/// Goes on with it after its last whole statement, to where it was to lead. `run` begins its id; absent: the
/// only one that there is. Of `options` direction and target are the run's own; so are its limits and what
/// was said to the lint, where nothing else is said. Throws as `migrate`, and Error exit 2 for a run that is
/// done, that another took over from, or that needs --set again; exit 5 for one that is at work.
runner::RunResult resume(const Surroundings& surroundings, const ChosenProject& project, History& history,
                         const std::optional<std::string>& run, MigrateOptions options,
                         runner::Observer& observer);

/// Undoes its finished part: of the revision that it stopped in each step that has run, in reverse; then its
/// whole revisions, newest first, all but the first `keep`. Throws as `resume`; what cannot be undone is
/// refused before anything is done.
runner::RunResult rollback(const Surroundings& surroundings, const ChosenProject& project, History& history,
                           const std::optional<std::string>& run, std::size_t keep, MigrateOptions options,
                           runner::Observer& observer);

} // namespace aludel::workspace
