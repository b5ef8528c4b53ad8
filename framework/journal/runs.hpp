#pragma once
#include "framework/journal/book.hpp"

namespace aludel::journal {

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
  std::string lint;                 ///< as of Entry
  std::optional<std::int64_t> rows; ///< as of Entry
};

/// One call that changed the database, or tried to.
struct Run {
  std::string id;
  std::string who;
  std::string tool_version;
  std::vector<PastEntry> entries;        ///< oldest first; none of a run that died before anything was kept
  std::optional<BookedRun> booked = {};  ///< absent: a script, or an Aludel that kept no book
  bool at_work = false;                  ///< the session that runs it may be at work still
  std::optional<std::int64_t> rows = {}; ///< that all its steps wrote; absent where none does
};

/// The last runs, newest first, each with its rows on whole revisions. None without a journal. Those of other
/// version tables beside this one are left out, where the book tells them.
std::vector<Run> last_runs(dialect::Session& session, const dialect::Dialect& dialect, const Names& names,
                           std::size_t most);

/// The runs whose id begins like this, with all their rows.
std::vector<Run> runs_like(dialect::Session& session, const dialect::Dialect& dialect, const Names& names,
                           const std::string& prefix);

/// A run that left a revision begun or failed counts as such, else as done; one that is at work or died has
/// only started.
Status status_of(const Run& run);
/// The same in the words of the book: one that has no end and is not at work has died.
RunState state_of(const Run& run);
/// What it did can be gone on with, or undone.
bool is_resumable(const Run& run);
Moment start_of(const Run& run);
Moment end_of(const Run& run); ///< absent while something of it is open

} // namespace aludel::journal
