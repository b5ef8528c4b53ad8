#include "framework/journal/runs.hpp"

#include <algorithm>

namespace aludel::journal {

namespace {
/// Tables of an older Aludel keep nothing of the lint.
std::string columns(dialect::Session& session, const Names& names) {
  return std::string("run, who, tool_version, revision, direction, operation, summary, status, started_at,"
                     " finished_at, error, ") +
         (session.column_exists(names.journal, "lint") ? "lint" : "NULL");
}

Moment moment(const std::optional<std::string>& text) {
  return text ? base::parse_iso8601(*text) : std::nullopt;
}

PastEntry entry_of(const dialect::TextRow& row) {
  return {row[3].value_or(""),
          row[4].value_or(""),
          row[5] ? std::optional<std::size_t>(std::stoul(*row[5])) : std::nullopt,
          row[6].value_or(""),
          parse_status(row[7].value_or("")),
          moment(row[8]),
          moment(row[9]),
          row[10].value_or(""),
          row[11].value_or("")};
}

/// Rows come in the order of their ids; those of two runs may alternate.
std::vector<Run> grouped(const std::vector<dialect::TextRow>& rows) {
  std::vector<Run> runs;
  for (const auto& row : rows) {
    const auto id = row[0].value_or("");
    auto run = std::find_if(runs.begin(), runs.end(), [&](const Run& r) { return r.id == id; });
    if (run == runs.end()) run = runs.insert(runs.end(), {id, row[1].value_or(""), row[2].value_or(""), {}});
    run->entries.push_back(entry_of(row));
  }
  return {runs.rbegin(), runs.rend()};
}
} // namespace

std::vector<Run> last_runs(dialect::Session& session, const dialect::Dialect& dialect, const Names& names,
                           std::size_t most) {
  if (!session.table_exists(names.journal)) return {};
  const auto journal = dialect.quoted(names.journal);
  return grouped(session.query("SELECT " + columns(session, names) + " FROM " + journal +
                                   " WHERE operation IS NULL AND run IN (SELECT run FROM " + journal +
                                   " GROUP BY run ORDER BY max(id) DESC LIMIT :a) ORDER BY id",
                               {static_cast<std::int64_t>(most)}));
}

std::vector<Run> runs_like(dialect::Session& session, const dialect::Dialect& dialect, const Names& names,
                           const std::string& prefix) {
  if (!session.table_exists(names.journal)) return {};
  return grouped(session.query("SELECT " + columns(session, names) + " FROM " +
                                   dialect.quoted(names.journal) +
                                   " WHERE substr(run, 1, :a) = :b ORDER BY id",
                               {static_cast<std::int64_t>(prefix.size()), prefix}));
}

Status status_of(const Run& run) {
  const auto has = [&](Status status) {
    return std::any_of(run.entries.begin(), run.entries.end(),
                       [&](const PastEntry& e) { return !e.operation && e.status == status; });
  };
  if (has(Status::failed)) return Status::failed;
  return has(Status::started) ? Status::started : Status::done;
}

Moment start_of(const Run& run) {
  Moment first;
  for (const auto& entry : run.entries)
    if (entry.started && (!first || *entry.started < *first)) first = entry.started;
  return first;
}

Moment end_of(const Run& run) {
  Moment last;
  for (const auto& entry : run.entries) {
    if (!entry.finished) return std::nullopt;
    if (!last || *entry.finished > *last) last = entry.finished;
  }
  return last;
}

} // namespace aludel::journal
