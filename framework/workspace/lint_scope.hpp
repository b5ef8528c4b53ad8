#pragma once
#include "framework/workspace/database.hpp"
#include "framework/workspace/lint.hpp"

namespace aludel::workspace {

/// The revisions whose findings are told: those that every option asks for; absent: all. The bodies are read.
std::optional<graph::IdSet> lint_scope(History& history, const LintOptions& options, Database* database);

} // namespace aludel::workspace
