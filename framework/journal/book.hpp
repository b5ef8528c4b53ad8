#pragma once
#include "framework/journal/journal.hpp"

namespace aludel::journal {

using Moment = std::optional<std::chrono::system_clock::time_point>;
/// Absent too where the server writes dates in a style of its own.
Moment moment_of(const std::optional<std::string>& text);

/// How a run stands, as the book has it: one that died is `running` there until another run takes over.
enum class RunState { running, done, failed, interrupted, died };
std::string_view to_string(RunState state);

/// What a run that goes on with another needs to know of it.
struct RunOptions {
  std::optional<model::Duration> timeout;
  std::optional<model::Duration> lock_timeout;
  std::string lint;                         ///< the mode of the gate
  std::map<std::string, std::string> allow; ///< rule → reason
  std::vector<std::string> params; ///< names that --set gave; their values may be secrets, and are not kept
  std::string undoes;              ///< of a rollback: the run that it undoes
  bool fresh_install = false;      ///< the database was empty when it began
  bool operator==(const RunOptions&) const = default;
};
std::string to_text(const RunOptions& options); ///< a line each
RunOptions parse_run_options(const std::string& text);

/// A row of the book.
struct BookedRun {
  std::string run;
  std::string command;   ///< "upgrade", "downgrade", "stamp", "resume", "rollback"
  std::string direction; ///< "up", "down", "stamp"
  std::string target;    ///< as it was named
  Ids from;              ///< version rows before
  Ids to;                ///< version rows when all of it has run
  Ids revisions;         ///< what it was to run, in that order
  RunOptions options = {};
  std::int64_t process = 0; ///< its number where it ran
  std::string who = {};
  std::string tool_version = {};
  Moment started = {};
  Moment finished = {};
  RunState state = RunState::running;
  std::string error = {};
  std::string followed_by = {}; ///< the run that took over from one that was not done
  std::int64_t after = 0;       ///< the newest row of the journal when it began

  bool is_open() const { return state == RunState::running; }
  bool was_left() const { return state != RunState::done && followed_by.empty(); }
  /// Nothing took over from it, and not all of it was done.
  bool was_cut_short() const { return was_left() && direction != "stamp"; }
};

/// The book of runs: a row for each call that set out to change the database, written apart from what it
/// changes. Only the runs of one version table are seen. Their order is that of the rows, never of the clock.
class Book {
public:
  Book(dialect::Session& session, const dialect::Dialect& dialect, Names names);

  bool exists(); ///< tables of an older Aludel have none: then there are no runs

  std::vector<BookedRun> last(std::size_t most);          ///< newest first
  std::vector<BookedRun> like(const std::string& prefix); ///< whose id begins so, oldest first
  /// It holds the lock, or somebody does of whom nobody knows the run.
  bool is_at_work(const BookedRun& run);

  /// Begins a run: the caller holds the lock, so that what is open is dead. Takes over from the last one when
  /// that was not done. Once more for the same run, it does what was not done the first time.
  void open(const BookedRun& run, const Author& author);
  void close(const std::string& run, RunState state, const std::string& error,
             std::chrono::system_clock::time_point now);
  /// `run` takes over from what was cut short before it.
  void take_over(const std::string& run);

  /// The same as a statement for a script, which has no row of its own.
  static dialect::Statement taking_over(const dialect::Dialect& dialect, const Names& names);

private:
  void insert(const BookedRun& run, const Author& author);
  std::vector<BookedRun> rows(const std::string& condition, const std::vector<dialect::Bound>& values);

  dialect::Session& session_;
  const dialect::Dialect& dialect_;
  Names names_;
  std::string version_table_;
};

} // namespace aludel::journal
