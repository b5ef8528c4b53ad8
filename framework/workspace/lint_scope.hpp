#pragma once
#include "framework/workspace/database.hpp"
#include "framework/workspace/lint.hpp"

namespace aludel::workspace {

/// The revisions whose findings are told: those that every option asks for; absent: all. The bodies are read.
std::optional<graph::IdSet> lint_scope(History& history, const LintOptions& options, Database* database);

/// The revisions that have run and read otherwise now: by the journal of the database; and of those that are
/// deployed, by what has changed since a state of the repository.
graph::IdSet modified(History& history, const LintOptions& options, const std::string& deployed_up_to,
                      Database* database);

} // namespace aludel::workspace
