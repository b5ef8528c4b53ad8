#pragma once
#include "framework/lint/lint.hpp"
#include "framework/workspace/history.hpp"

#include <string>
#include <vector>

namespace aludel::workspace {

struct LintOptions {
  std::vector<std::string> revisions; ///< identifiers and ranges A:B; empty: the whole history
  std::vector<std::string> rules;     ///< only these; empty: all
};

/// Judges the history of a project on each of its dialects, without a database. Faults of the revision files
/// and of their graph are findings too; then nothing else is judged. Throws Error exit 2 for what is wrong
/// with the project file or the options.
lint::Result lint(const Surroundings& surroundings, const ChosenProject& project, History& history,
                  const LintOptions& options);

/// The same of plain files of SQL, in the order in which they are named, a folder's by name: each is a
/// revision that stands on the one before it. Throws Error exit 2 for a path that is not there.
lint::Result lint_sql(const Surroundings& surroundings, const ChosenProject& project,
                      const std::vector<std::filesystem::path>& paths, const dialect::DialectPtr& dialect,
                      const LintOptions& options);

/// What every judgement shares: the settings of the project, and the day. Throws Error exit 2 for rules in
/// them that there are not.
lint::Request request_for(const Surroundings& surroundings, const ChosenProject& project,
                          const graph::Graph& graph, replay::Bodies bodies);

/// Throws Error exit 2 for a name that is no rule's.
void require_rules(const std::vector<std::string>& names);

/// Whether one that nobody has accepted is at least that severe; an empty severity is never reached.
bool reaches(const lint::Result& result, const std::optional<base::Severity>& severity);

} // namespace aludel::workspace
