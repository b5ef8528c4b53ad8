#pragma once
#include "framework/workspace/database.hpp"
#include "framework/workspace/lint.hpp"

namespace aludel::workspace {

/// The revisions with a file that has changed since a state of the repository; absent where nobody asks. The
/// bodies are read.
std::optional<graph::Ids> changed(History& history, const LintOptions& options);

/// The revisions whose findings are told: those that every option asks for; absent: all.
std::optional<graph::IdSet> lint_scope(History& history, const LintOptions& options,
                                       const std::optional<graph::Ids>& changed, Database* database);

/// The revisions that have run and read otherwise now: by the journal of the database; and of those that are
/// deployed, by what has changed.
graph::IdSet modified(History& history, const std::optional<graph::Ids>& changed,
                      const std::string& deployed_up_to, Database* database);

} // namespace aludel::workspace
