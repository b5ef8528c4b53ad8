#include "framework/journal/journal.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <array>

namespace aludel::journal {

using dialect::Bound;

namespace {
constexpr std::array statuses{Status::started, Status::done, Status::skipped, Status::failed};

Bound operation_of(const Entry& entry) {
  return entry.operation ? Bound(static_cast<std::int64_t>(*entry.operation)) : Bound();
}
Bound moment_or_null(const std::optional<std::chrono::system_clock::time_point>& time) {
  return time ? Bound(*time) : Bound();
}
Bound number_or_null(const std::optional<std::int64_t>& number) { return number ? Bound(*number) : Bound(); }
Bound text_or_null(const std::string& text) { return text.empty() ? Bound() : Bound(text); }

void add_values(std::vector<Bound>& values, const Entry& entry, const Author& author,
                const std::string& history) {
  values.insert(values.end(),
                {author.run, entry.revision, entry.direction, operation_of(entry), entry.summary,
                 text_or_null(entry.checksum), std::string(to_string(entry.status)), entry.started,
                 moment_or_null(entry.finished), author.who, author.tool_version,
                 text_or_null(base::without_passwords(entry.error)), text_or_null(entry.down),
                 text_or_null(entry.lint), number_or_null(entry.rows), history});
}
constexpr int columns_of_entry = 16;
/// The words of the index aludel_journal_unfinished, without which no engine takes it.
constexpr std::string_view is_unfinished = "operation IS NULL AND status <> 'done'";
constexpr std::size_t rows_at_once = 40; // SQLite before 3.32 bound at most 999 values

std::string placeholders(std::size_t row) {
  std::string text = "(";
  for (int column = 0; column < columns_of_entry; ++column)
    text += (column ? ", :" : ":") + std::string(1, static_cast<char>('a' + column)) + std::to_string(row);
  return text + ")";
}

std::size_t number(const std::optional<std::string>& text) { return text ? std::stoul(*text) : 0; }
} // namespace

std::string_view to_string(Status status) {
  switch (status) {
  case Status::started: return "started";
  case Status::done: return "done";
  case Status::skipped: return "skipped";
  case Status::failed: return "failed";
  }
  return "";
}

Status parse_status(const std::string& text) {
  const auto at =
      std::find_if(statuses.begin(), statuses.end(), [&](Status s) { return to_string(s) == text; });
  if (at == statuses.end())
    throw base::Error(base::Exit::failed, "journal", "the journal holds an unknown status '" + text + "'",
                      "it was written by a newer Aludel: use that one");
  return *at;
}

Names names_beside(const model::QualifiedName& version_table) {
  const auto& schema = version_table.schema;
  return {version_table,
          {schema, "aludel_journal"},
          {schema, "aludel_schema"},
          {schema, "aludel_applied"},
          {schema, "aludel_run"}};
}

Journal::Journal(dialect::Session& session, const dialect::Dialect& dialect, Names names, Author author)
    : session_(session), dialect_(dialect), names_(std::move(names)), author_(std::move(author)) {}

Ids Journal::heads() {
  Ids rows;
  if (!session_.table_exists(names_.version)) return rows;
  for (const auto& row : version_rows()) rows.push_back(row.front().value_or(""));
  std::sort(rows.begin(), rows.end());
  return rows;
}

std::vector<dialect::TextRow> Journal::version_rows() {
  try {
    return session_.query("SELECT version_num FROM " + table(names_.version));
  } catch (const base::Error&) {
    if (session_.in_transaction() || session_.column_exists(names_.version, "version_num")) throw;
    throw base::Error(
        base::Exit::failed, "not-the-version-table",
        "the table " + to_string(names_.version) +
            " of this database is not Aludel's: it has no column version_num",
        "rename that table, or name another for Aludel with `version_table:` in the project file");
  }
}

bool Journal::installed() { return session_.table_exists(names_.journal); }

/// Histories that share these tables are told apart by their version tables, which stand beside them.
std::string Journal::history() const { return names_.version.name.text; }

/// The condition on a row, in which the history is bound to `placeholder`.
std::string Journal::of_history(const std::string& placeholder) {
  if (!tells_) tells_ = session_.column_exists(names_.journal, "version_table");
  const std::string column = tells_ ? "version_table" : "NULL";
  return "(" + column + " IS NULL OR " + column + " = " + placeholder + ")";
}

void Journal::move_heads(const IdSet& before, const IdSet& after) {
  Ids gone, come;
  std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(gone));
  std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(come));
  const auto version = table(names_.version);
  const base::Error moved(base::Exit::failed, "version-moved",
                          "the version table was changed by somebody else: it no longer holds " +
                              base::join({before.begin(), before.end()}, ", "),
                          "look at `aludel current`, then run it again");
  for (std::size_t i = 0; i < std::max(gone.size(), come.size()); ++i) {
    if (i < gone.size() && i < come.size())
      session_.change("UPDATE " + version + " SET version_num = :a WHERE version_num = :b",
                      {come[i], gone[i]}, moved);
    else if (i < gone.size())
      session_.change("DELETE FROM " + version + " WHERE version_num = :a", {gone[i]}, moved);
    else
      session_.change("INSERT INTO " + version + " (version_num) VALUES (:a)", {come[i]}, moved);
  }
}

void Journal::set_heads(const IdSet& after) {
  const auto version = table(names_.version);
  session_.run("DELETE FROM " + version, {});
  for (const auto& id : after) session_.run("INSERT INTO " + version + " (version_num) VALUES (:a)", {id});
}

void Journal::write(const std::vector<Entry>& entries) {
  for (std::size_t from = 0; from < entries.size(); from += rows_at_once) {
    const auto to = std::min(entries.size(), from + rows_at_once);
    std::vector<Bound> values;
    values.reserve((to - from) * columns_of_entry);
    for (auto i = from; i < to; ++i) add_values(values, entries[i], author_, history());
    session_.note(insertion(to - from), values);
  }
}

const std::string& Journal::insertion(std::size_t rows) {
  auto& text = insertions_[rows];
  if (!text.empty()) return text;
  text = "INSERT INTO " + table(names_.journal) +
         " (run, revision, direction, operation, summary, checksum, status, started_at, finished_at, who,"
         " tool_version, error, down, lint, rows, version_table) VALUES ";
  for (std::size_t row = 0; row < rows; ++row) text += (row > 0 ? ", " : "") + placeholders(row);
  return text;
}

void Journal::advance(const Entry& step, std::size_t finished_statements) {
  session_.run(
      "UPDATE " + table(names_.journal) + " SET statements = :a WHERE id = (SELECT max(id) FROM " +
          table(names_.journal) +
          " WHERE run = :b AND revision = :c AND direction = :d AND operation = :e AND status = 'started')",
      {static_cast<std::int64_t>(finished_statements), author_.run, step.revision, step.direction,
       operation_of(step)});
}

void Journal::finish(const Entry& entry) {
  const std::string which = entry.operation ? "operation = :i" : "operation IS NULL";
  std::vector<Bound> values{std::string(to_string(entry.status)),
                            moment_or_null(entry.finished),
                            text_or_null(base::without_passwords(entry.error)),
                            number_or_null(entry.rows),
                            text_or_null(entry.checksum),
                            author_.run,
                            entry.revision,
                            entry.direction};
  if (entry.operation) values.push_back(operation_of(entry));
  session_.run("UPDATE " + table(names_.journal) +
                   " SET status = :a, finished_at = :b, error = :c, rows = :d, checksum = :e WHERE run = :f"
                   " AND revision = :g AND direction = :h"
                   " AND status = 'started' AND " +
                   which,
               values);
}

void Journal::clear_started(const model::RevisionId& revision, const std::string& direction) {
  session_.run("DELETE FROM " + table(names_.journal) + " WHERE " + std::string(is_unfinished) +
                   " AND status = 'started' AND revision = :a AND direction = :b AND " + of_history(":c"),
               {revision, direction, history()});
}

Progress Journal::progress(const model::RevisionId& revision, const std::string& direction) {
  const auto journal = table(names_.journal);
  Progress progress;
  for (const auto& row :
       session_.query("SELECT operation, status, checksum, statements FROM " + journal +
                          " WHERE revision = :a AND direction = :b AND operation IS NOT NULL AND " +
                          of_history(":c") + " AND id > coalesce((SELECT max(id) FROM " + journal +
                          " WHERE revision = :d AND operation IS NULL AND status = 'done' AND " +
                          of_history(":e") + "), 0) ORDER BY id",
                      {revision, direction, history(), revision, history()}))
    progress[number(row[0])] = {parse_status(row[1].value_or("")), row[2].value_or(""), number(row[3])};
  return progress;
}

std::vector<Unfinished> Journal::unfinished() {
  const auto journal = table(names_.journal);
  const auto rows_of = [&](const std::string& placeholder) {
    return " FROM " + journal + " WHERE " + std::string(is_unfinished) + " AND " + of_history(placeholder);
  };
  std::map<std::pair<std::string, std::string>, Unfinished> attempts; // with the last one's error
  for (const auto& row :
       session_.query("SELECT revision, direction, error" + rows_of(":a") + " ORDER BY id", {history()})) {
    const auto revision = row[0].value_or(""), direction = row[1].value_or("");
    attempts[{revision, direction}] = {revision, direction, {}, row[2].value_or("")};
  }
  if (attempts.empty()) return {};
  for (const auto& row :
       session_.query("SELECT revision, direction, operation, status, checksum, statements FROM " + journal +
                          " WHERE revision IN (SELECT revision" + rows_of(":a") + ") AND " +
                          of_history(":b") + " ORDER BY id",
                      {history(), history()})) {
    const auto revision = row[0].value_or("");
    if (row[2]) {
      const auto attempt = attempts.find({revision, row[1].value_or("")});
      if (attempt != attempts.end())
        attempt->second.progress[number(row[2])] = {parse_status(row[3].value_or("")), row[4].value_or(""),
                                                    number(row[5])};
    } else if (row[3] == to_string(Status::done)) { // whole: what was before counts no more
      for (auto& [key, attempt] : attempts)
        if (key.first == revision) attempt.progress.clear();
    }
  }
  std::vector<Unfinished> found;
  for (auto& [key, attempt] : attempts)
    if (!attempt.progress.empty()) found.push_back(std::move(attempt));
  return found;
}

std::map<model::RevisionId, std::set<std::size_t>> Journal::skipped_steps() {
  // The steps of the last whole `up` are the newest row of each index that is older than its closing row.
  std::map<model::RevisionId, std::set<std::size_t>> skipped;
  std::map<model::RevisionId, std::set<std::size_t>> so_far;
  for (const auto& row :
       session_.query("SELECT revision, operation, status FROM " + table(names_.journal) +
                          " WHERE direction = 'up' AND " + of_history(":a") + " ORDER BY id",
                      {history()})) {
    const auto revision = row[0].value_or("");
    if (!row[1] && row[2] == to_string(Status::done))
      skipped[revision] = so_far[revision];
    else if (row[1] && row[2] == to_string(Status::skipped))
      so_far[revision].insert(number(row[1]));
    else if (row[1])
      so_far[revision].erase(number(row[1]));
  }
  return skipped;
}

std::map<model::RevisionId, std::string> Journal::checksums() {
  std::map<model::RevisionId, std::string> last;
  if (!installed()) return last;
  for (const auto& row :
       session_.query("SELECT revision, checksum FROM " + table(names_.journal) +
                          " WHERE direction = 'up' AND operation IS NULL AND status = 'done' AND " +
                          of_history(":a") + " ORDER BY id",
                      {history()}))
    last[row[0].value_or("")] = row[1].value_or("");
  return last;
}

std::vector<KeptDown> Journal::kept_downs() {
  std::vector<KeptDown> kept;
  if (!session_.column_exists(names_.journal, "down")) return kept;
  for (const auto& row :
       session_.query("SELECT revision, operation, down FROM " + table(names_.journal) +
                          " WHERE down IS NOT NULL AND " + of_history(":a") + " ORDER BY id",
                      {history()}))
    kept.push_back({row[0].value_or(""), number(row[1]), row[2].value_or("")});
  return kept;
}

} // namespace aludel::journal
