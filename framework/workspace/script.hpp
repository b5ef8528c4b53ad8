#pragma once
#include "framework/report/script.hpp"
#include "framework/workspace/migrate.hpp"

namespace aludel::workspace {

/// What `migrate` would do on a database that stands at a stated start, as a script for the engine's own
/// client. The runner itself writes it; no connection is opened, and the URL only picks the dialect.
/// `options.target` is `FROM:TO`: FROM a list of revisions with commas (empty, or TO alone: base), TO what
/// `migrate` takes. Throws Error exit 2 with all that only a database could tell, each with its place.
report::Script migration_script(const Surroundings& surroundings, const ChosenProject& project,
                                History& history, const MigrateOptions& options, runner::Observer& observer);

/// The same of `stamp`: the first target may be `FROM:TO`.
report::Script stamp_script(const Surroundings& surroundings, const ChosenProject& project, History& history,
                            const StampOptions& options, runner::Observer& observer);

} // namespace aludel::workspace
