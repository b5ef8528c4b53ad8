#pragma once
#include "framework/base/json.hpp"
#include "framework/journal/runs.hpp"
#include "framework/report/cut_short.hpp"

#include <string>

/// What the journal tells of runs.
namespace aludel::report {

/// One line a run, its error below it, and the ways out of one that was cut short.
std::string to_text(const std::vector<journal::Run>& runs);
/// One run with its revisions and steps.
std::string to_text(const journal::Run& run);
base::Json to_json(const journal::Run& run);
/// Who, what, how far: a line that changes while the run is at work.
std::string progress_line(const journal::Run& run);

/// Where a database stands.
struct StatusReport {
  std::string database; ///< the URL without password
  graph::Ids current;   ///< the version rows
  graph::Ids heads;
  graph::Ids unknown; ///< those of `current` that no file declares: the database is ahead
  /// Oldest first; not known of a database that is ahead.
  std::optional<graph::Ids> pending;
  std::optional<journal::Run> last_run;
  std::vector<journal::Unfinished> unfinished;
  std::optional<CutShort> cut_short; ///< the last run, when it can be gone on with
};
std::string to_text(const StatusReport& status);
base::Json to_json(const StatusReport& status);

} // namespace aludel::report
