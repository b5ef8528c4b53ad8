#pragma once
#include "framework/lint/lint.hpp"
#include "framework/workspace/history.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace aludel::workspace {

/// Whether a file has changed, by its absolute path.
using IsChanged = std::function<bool(const std::filesystem::path&)>;

struct LintOptions {
  std::vector<std::string> revisions; ///< identifiers and ranges A:B; empty: the whole history
  std::vector<std::string> rules;     ///< only these; empty: all
  IsChanged is_changed = {};          ///< only revisions with a changed file, and what stands on them
  bool pending = false;               ///< only what the project's database has yet to run
  std::optional<std::string> deployed_up_to = {}; ///< in place of the project's
};

/// Judges the history of a project on each of its dialects, without a database; with `pending`, for the
/// dialect of the database, and with what its tables hold. Faults of the revision files and of their graph
/// are findings too; then nothing else is judged. Throws Error exit 2 for what is wrong with the project file
/// or the options, exit 5 when the database cannot be reached.
lint::Result lint(const Surroundings& surroundings, const ChosenProject& project, History& history,
                  const LintOptions& options);

/// The same of plain files of SQL, in the order in which they are named, a folder's by name: each is a
/// revision that stands on the one before it, and is called by its name. "-" is `standard_input`. Throws
/// Error exit 2 for a path that is not there.
lint::Result lint_sql(const Surroundings& surroundings, const ChosenProject& project,
                      const std::vector<std::filesystem::path>& paths, const dialect::DialectPtr& dialect,
                      const LintOptions& options, const std::string& standard_input);

/// What every judgement shares: `settings`, those of the runner, and the day. The settings stay where they
/// are. Throws Error exit 2 for rules in them that there are not.
lint::Request request_for(const Surroundings& surroundings, const ChosenProject& project,
                          const model::LintSettings& settings, const graph::Graph& graph,
                          replay::Bodies bodies);

/// Throws Error exit 2 for a name that is no rule's.
void require_rules(const std::vector<std::string>& names);

/// Whether nobody has accepted a finding and it is at least that severe; whether there is such a one: an
/// empty severity is never reached.
bool reaches(const lint::Finding& finding, base::Severity severity);
bool reaches(const lint::Result& result, const std::optional<base::Severity>& severity);

} // namespace aludel::workspace
