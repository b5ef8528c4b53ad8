#include "framework/journal/runs.hpp"

#include <algorithm>
#include <tuple>

namespace aludel::journal {

namespace {
/// Tables of an older Aludel lack the newer columns.
std::string column_or_null(dialect::Session& session, const Names& names, const char* column) {
  return session.column_exists(names.journal, column) ? column : "NULL";
}

std::string entry_columns(dialect::Session& session, const Names& names) {
  return "run, who, tool_version, revision, direction, operation, summary, status, started_at, finished_at,"
         " error, " +
         column_or_null(session, names, "lint") + ", " + column_or_null(session, names, "rows") + ", id";
}

std::optional<std::int64_t> integer(const std::optional<std::string>& text) {
  return text ? std::optional<std::int64_t>(std::stoll(*text)) : std::nullopt;
}

PastEntry entry_of(const dialect::TextRow& row) {
  return {row[3].value_or(""),
          row[4].value_or(""),
          row[5] ? std::optional<std::size_t>(std::stoul(*row[5])) : std::nullopt,
          row[6].value_or(""),
          parse_status(row[7].value_or("")),
          moment_of(row[8]),
          moment_of(row[9]),
          row[10].value_or(""),
          row[11].value_or(""),
          integer(row[12])};
}

/// When a run began, in the order of rows: behind how many of the journal; of runs behind the same row, the
/// later one of the book.
using Place = std::tuple<std::int64_t, std::size_t>;
struct Placed {
  Place place;
  Run run;
};

/// The rows come in the order of their ids; those of two runs may alternate. `booked` are the oldest first.
class Collection {
public:
  Collection(std::vector<BookedRun> booked, Book& book) {
    for (auto& one : booked) {
      const Place place{one.after, placed_.size() + 1};
      Run run{one.run, one.who, one.tool_version, {}};
      run.at_work = book.is_at_work(one);
      run.booked = std::move(one);
      placed_.push_back({place, std::move(run)});
    }
  }

  void add(const std::vector<dialect::TextRow>& rows) {
    for (const auto& row : rows) {
      auto& run = of(row);
      run.entries.push_back(entry_of(row));
      if (const auto written = run.entries.back().rows) run.rows = run.rows.value_or(0) + *written;
    }
  }

  /// Newest first.
  std::vector<Run> runs() && {
    std::stable_sort(placed_.begin(), placed_.end(),
                     [](const Placed& a, const Placed& b) { return a.place > b.place; });
    std::vector<Run> all;
    for (auto& one : placed_) all.push_back(std::move(one.run));
    return all;
  }

private:
  Run& of(const dialect::TextRow& row) {
    const auto id = row[0].value_or("");
    const auto at =
        std::find_if(placed_.begin(), placed_.end(), [&](const Placed& p) { return p.run.id == id; });
    if (at != placed_.end()) return at->run;
    placed_.push_back(
        {{std::stoll(row[13].value_or("0")), 0}, {id, row[1].value_or(""), row[2].value_or(""), {}}});
    return placed_.back().run;
  }

  std::vector<Placed> placed_;
};

/// Which rows belong to the version table that is bound to `placeholder`, or say nothing of it.
std::string of_history(dialect::Session& session, const Names& names, const std::string& placeholder) {
  const auto column = column_or_null(session, names, "version_table");
  return "(" + column + " IS NULL OR " + column + " = " + placeholder + ")";
}

/// Of runs that are shown without their steps.
void add_rows(dialect::Session& session, const dialect::Dialect& dialect, const Names& names,
              std::vector<Run>& runs) {
  if (!session.column_exists(names.journal, "rows")) return;
  for (auto& run : runs) {
    const auto sum =
        session.query("SELECT sum(rows) FROM " + dialect.quoted(names.journal) + " WHERE run = :a", {run.id});
    run.rows = sum.empty() ? std::nullopt : integer(sum.front().front());
  }
}
} // namespace

std::vector<Run> last_runs(dialect::Session& session, const dialect::Dialect& dialect, const Names& names,
                           std::size_t most) {
  if (!session.table_exists(names.journal)) return {};
  Book book(session, dialect, names);
  auto booked = book.last(most);
  std::reverse(booked.begin(), booked.end());
  const auto journal = dialect.quoted(names.journal);
  Collection collection(std::move(booked), book);
  collection.add(session.query("SELECT " + entry_columns(session, names) + " FROM " + journal +
                                   " WHERE operation IS NULL AND run IN (SELECT run FROM " + journal +
                                   " WHERE " + of_history(session, names, ":a") +
                                   " GROUP BY run ORDER BY max(id) DESC LIMIT :b) ORDER BY id",
                               {names.version.name.text, static_cast<std::int64_t>(most)}));
  auto runs = std::move(collection).runs();
  if (runs.size() > most) runs.resize(most);
  add_rows(session, dialect, names, runs);
  return runs;
}

std::vector<Run> runs_like(dialect::Session& session, const dialect::Dialect& dialect, const Names& names,
                           const std::string& prefix) {
  if (!session.table_exists(names.journal)) return {};
  Book book(session, dialect, names);
  Collection collection(book.like(prefix), book);
  collection.add(session.query("SELECT " + entry_columns(session, names) + " FROM " +
                                   dialect.quoted(names.journal) + " WHERE substr(run, 1, :a) = :b AND " +
                                   of_history(session, names, ":c") + " ORDER BY id",
                               {static_cast<std::int64_t>(prefix.size()), prefix, names.version.name.text}));
  return std::move(collection).runs();
}

RunState state_of(const Run& run) {
  if (run.booked) return run.booked->is_open() && !run.at_work ? RunState::died : run.booked->state;
  switch (status_of(run)) {
  case Status::failed: return RunState::failed;
  case Status::started: return RunState::running;
  default: return RunState::done;
  }
}

bool is_resumable(const Run& run) { return run.booked && run.booked->was_cut_short() && !run.at_work; }

Status status_of(const Run& run) {
  if (run.booked && run.booked->state != RunState::done) {
    const bool ended = run.booked->state == RunState::failed || run.booked->state == RunState::interrupted;
    return ended ? Status::failed : Status::started;
  }
  const auto has = [&](Status status) {
    return std::any_of(run.entries.begin(), run.entries.end(),
                       [&](const PastEntry& e) { return !e.operation && e.status == status; });
  };
  if (has(Status::failed)) return Status::failed;
  return has(Status::started) ? Status::started : Status::done;
}

Moment start_of(const Run& run) {
  if (run.booked && run.booked->started) return run.booked->started;
  Moment first;
  for (const auto& entry : run.entries)
    if (entry.started && (!first || *entry.started < *first)) first = entry.started;
  return first;
}

Moment end_of(const Run& run) {
  if (run.booked) return run.booked->finished;
  Moment last;
  for (const auto& entry : run.entries) {
    if (!entry.finished) return std::nullopt;
    if (!last || *entry.finished > *last) last = entry.finished;
  }
  return last;
}

} // namespace aludel::journal
