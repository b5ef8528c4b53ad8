#pragma once
#include "framework/journal/journal.hpp"

namespace aludel::journal {

using Moment = std::optional<std::chrono::system_clock::time_point>;

/// A row of the journal as it was written. The times are absent where the server writes dates in a style of
/// its own (PostgreSQL's DateStyle).
struct PastEntry {
  model::RevisionId revision;
  std::string direction;                ///< "up", "down", "stamp"
  std::optional<std::size_t> operation; ///< absent: the revision as a whole
  std::string summary;
  Status status = Status::done;
  Moment started;
  Moment finished;
  std::string error;
  std::string lint; ///< as of Entry
};

/// One call that changed the database, or tried to.
struct Run {
  std::string id;
  std::string who;
  std::string tool_version;
  std::vector<PastEntry> entries; ///< oldest first
};

/// The last runs, newest first, each with its rows on whole revisions. None without a journal.
std::vector<Run> last_runs(dialect::Session& session, const dialect::Dialect& dialect, const Names& names,
                           std::size_t most);

/// The runs whose id begins like this, with all their rows.
std::vector<Run> runs_like(dialect::Session& session, const dialect::Dialect& dialect, const Names& names,
                           const std::string& prefix);

/// A run that left a revision begun or failed counts as such, else as done.
Status status_of(const Run& run);
Moment start_of(const Run& run);
Moment end_of(const Run& run); ///< absent while something of it is open

} // namespace aludel::journal
