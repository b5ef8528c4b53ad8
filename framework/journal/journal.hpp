#pragma once
#include "framework/base/clock.hpp"
#include "framework/dialect/dialect.hpp"
#include "framework/journal/applied.hpp"
#include "framework/plan/plan.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace aludel::journal {

using graph::Ids;
using graph::IdSet;
using graph::RevisionId;

/// Where Aludel's own tables are: beside the version table.
struct Names {
  model::QualifiedName version; ///< rows: the minimal heads of what is applied
  model::QualifiedName journal;
  model::QualifiedName schema;  ///< rows: the version of these tables themselves
  model::QualifiedName applied; ///< rows: the applied revisions, with their ways back
  model::QualifiedName runs;    ///< rows: calls that set out to change something (book.hpp)
};
Names names_beside(const model::QualifiedName& version_table);

enum class Status { started, done, skipped, failed };
std::string_view to_string(Status status);
Status parse_status(const std::string& text); ///< throws Error exit 1 for a word of a newer Aludel

/// A row of the journal.
struct Entry {
  model::RevisionId revision;
  std::string direction;                ///< "up", "down", "stamp"
  std::optional<std::size_t> operation; ///< absent: the revision as a whole
  std::string summary;
  std::string checksum;
  Status status = Status::done;
  std::chrono::system_clock::time_point started;
  std::optional<std::chrono::system_clock::time_point> finished;
  std::string error;
  std::string down = {}; ///< of an up step: what undoes it, where the history alone cannot tell
  std::string lint = {}; ///< of a revision: "off", or the rules whose findings were accepted, with reasons
  std::optional<std::int64_t> rows = {}; ///< that the step wrote; absent where it writes none
};

/// What undoes a step that an `up` ran: a list of steps, as a revision file holds them.
struct KeptDown {
  model::RevisionId revision;
  std::size_t operation = 0;
  std::string down;
};

/// How far a step came in an attempt that was cut short.
struct StepProgress {
  Status status = Status::done;
  std::string checksum;
  std::size_t statements = 0; ///< finished, of a step outside transactions
};
using Progress = std::map<std::size_t, StepProgress>;

/// An attempt that was cut short, by revision and direction.
struct Unfinished {
  model::RevisionId revision;
  std::string direction;
  Progress progress;
  std::string error; ///< empty when the process died
};

/// Who writes.
struct Author {
  std::string run; ///< id of this run
  std::string who; ///< "user@host"
  std::string tool_version;
  std::int64_t process = 0;
};

/// Only the rows of one version table are seen, and those that an older Aludel wrote, which did not say whose
/// they are.
class Journal {
public:
  Journal(dialect::Session& session, const dialect::Dialect& dialect, Names names, Author author);

  const Names& names() const { return names_; }
  const Author& author() const { return author_; }

  /// The version rows, sorted; empty when there is no version table yet. Throws Error exit 1 when there is
  /// a table of that name that is not Aludel's.
  Ids heads();
  bool installed(); ///< the journal is there
  /// Its tables are of this Aludel, cannot be looked at, and keep nothing of what is not applied.
  void is_in_script() { tells_ = true, kept_rows_.emplace(); }
  /// Makes the version rows `after` out of `before`. Throws Error exit 1 when they are not `before` any more.
  void move_heads(const IdSet& before, const IdSet& after);
  /// Makes the version rows `after`, whatever there was.
  void set_heads(const IdSet& after);

  void write(const std::vector<Entry>& entries);
  /// A step outside transactions has come so far.
  void advance(const Entry& step, std::size_t finished_statements);
  /// Ends the row of a step, or of a revision, that was written as started. An empty checksum: nothing of it
  /// ran, and it may be changed.
  void finish(const Entry& entry);
  /// Forgets the started rows of an attempt that is whole now; its done row is written apart.
  void clear_started(const model::RevisionId& revision, const std::string& direction);

  Progress progress(const model::RevisionId& revision, const std::string& direction);
  std::vector<Unfinished> unfinished();
  /// Of each revision with a whole `up`: indexes of the steps that the last one skipped. Reads all rows.
  std::map<model::RevisionId, std::set<std::size_t>> skipped_steps();

  /// Of each revision: the checksum of its last whole `up`. Empty where nothing is journaled.
  std::map<model::RevisionId, std::string> checksums();

  /// All that is kept, oldest first. Empty on tables of an Aludel that did not keep any.
  std::vector<KeptDown> kept_downs();

  /// Keeps an applied revision, behind the journal rows that close it and in their transaction; of one that
  /// runs in parts also when it begins. Under the lock: which rows there are is read once.
  void keep(const AppliedRevision& revision, std::chrono::system_clock::time_point now);
  /// Another meaning of one that is kept (checksum and canonical text), which was applied as it was.
  void amend(const AppliedRevision& revision);
  void forget(const RevisionId& revision);
  bool keeps_applied(); ///< false on tables of an Aludel that did not
  /// What is kept of this history, or of one of its revisions, in the order in which it was applied.
  std::vector<KeptRevision> applied(const std::optional<RevisionId>& only = std::nullopt);

private:
  std::vector<dialect::TextRow> version_rows();
  std::map<RevisionId, std::optional<std::int64_t>>& kept_rows();
  std::string history() const;
  std::string of_history(const std::string& placeholder);
  const std::string& insertion(std::size_t rows);
  std::string table(const model::QualifiedName& name) const { return dialect_.quoted(name); }

  dialect::Session& session_;
  const dialect::Dialect& dialect_;
  Names names_;
  Author author_;
  std::map<std::size_t, std::string> insertions_; ///< by number of rows: revisions are much alike
  std::string keep_;
  /// Of these revisions there may be a row, of others there is none: no index stands guard. With its id,
  /// where it was not written by this very journal. A transaction that is rolled back leaves too many, never
  /// too few.
  std::optional<std::map<RevisionId, std::optional<std::int64_t>>> kept_rows_;
  bool tells_ = false; ///< its rows tell their version tables, as far as is known
};

} // namespace aludel::journal
