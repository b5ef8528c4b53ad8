#include "framework/journal/book.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <array>

namespace aludel::journal {

using dialect::Bound;

namespace {
constexpr std::array states{RunState::running, RunState::done, RunState::failed, RunState::interrupted,
                            RunState::died};

RunState parse_state(const std::string& text) {
  const auto at =
      std::find_if(states.begin(), states.end(), [&](RunState s) { return to_string(s) == text; });
  if (at == states.end())
    throw base::Error(base::Exit::failed, "journal",
                      "the book of runs holds an unknown status '" + text + "'",
                      "it was written by a newer Aludel: use that one");
  return *at;
}

std::string lines_of(const Ids& ids) { return base::join(ids, "\n"); }
Ids ids_of(const std::optional<std::string>& lines) {
  return lines && !lines->empty() ? base::split(*lines, '\n') : Ids{};
}
constexpr auto book_columns =
    "run, command, direction, target, from_rows, to_rows, revisions, options, process, who, tool_version,"
    " started_at, finished_at, status, error, followed_by, after_entry";

BookedRun run_of(const dialect::TextRow& row) {
  const auto text = [&](std::size_t i) { return row[i].value_or(""); };
  BookedRun run{text(0), text(1), text(2), text(3), ids_of(row[4]), ids_of(row[5]), ids_of(row[6])};
  run.options = parse_run_options(text(7));
  run.process = std::stoll(row[8].value_or("0"));
  run.who = text(9);
  run.tool_version = text(10);
  run.started = moment_of(row[11]);
  run.finished = moment_of(row[12]);
  run.state = parse_state(text(13));
  run.error = text(14);
  run.followed_by = text(15);
  run.after = std::stoll(row[16].value_or("0"));
  return run;
}
} // namespace

Moment moment_of(const std::optional<std::string>& text) {
  return text ? base::parse_iso8601(*text) : std::nullopt;
}

std::string_view to_string(RunState state) {
  switch (state) {
  case RunState::running: return "running";
  case RunState::done: return "done";
  case RunState::failed: return "failed";
  case RunState::interrupted: return "interrupted";
  case RunState::died: return "died";
  }
  return "";
}

namespace {
std::string text_of_taking_over(const dialect::Dialect& dialect, const Names& names, const std::string& run,
                                const std::string& version_table) {
  return "UPDATE " + dialect.quoted(names.runs) + " SET followed_by = " + run +
         ", status = CASE status WHEN 'running' THEN 'died' ELSE status END WHERE version_table = " +
         version_table + " AND followed_by IS NULL AND status <> 'done'";
}
} // namespace

Book::Book(dialect::Session& session, const dialect::Dialect& dialect, Names names)
    : session_(session),
      dialect_(dialect),
      names_(std::move(names)),
      version_table_(names_.version.name.text) {}

bool Book::exists() { return session_.table_exists(names_.runs); }

std::vector<BookedRun> Book::rows(const std::string& condition, const std::vector<Bound>& values) {
  std::vector<BookedRun> runs;
  if (!exists()) return runs;
  for (const auto& row :
       session_.query(std::string("SELECT ") + book_columns + " FROM " + dialect_.quoted(names_.runs) +
                          " WHERE version_table = :a" + condition,
                      values))
    runs.push_back(run_of(row));
  return runs;
}

std::vector<BookedRun> Book::last(std::size_t most) {
  return rows(" ORDER BY id DESC LIMIT :b", {version_table_, static_cast<std::int64_t>(most)});
}

std::vector<BookedRun> Book::like(const std::string& prefix) {
  return rows(" AND substr(run, 1, :b) = :c ORDER BY id",
              {version_table_, static_cast<std::int64_t>(prefix.size()), prefix});
}

bool Book::is_at_work(const BookedRun& run) {
  if (!run.is_open()) return false;
  const auto holder = session_.lock_holder(to_string(names_.version));
  if (holder && (holder->run.empty() || holder->run == run.run)) return true;
  // It may have come to its end between the look at its row and that at the lock.
  const auto again = rows(" AND run = :b", {version_table_, run.run});
  return again.empty() || !again.front().is_open();
}

void Book::open(const BookedRun& run, const Author& author) {
  const auto known = last(1);
  // The connection may have been lost behind the row, before it was answered.
  const bool is_written = !known.empty() && known.front().run == author.run;
  if (!is_written) insert(run, author);
  if (is_written || (!known.empty() && known.front().was_left())) take_over(author.run);
}

void Book::insert(const BookedRun& run, const Author& author) {
  session_.run("INSERT INTO " + dialect_.quoted(names_.runs) +
                   " (run, version_table, command, direction, target, from_rows, to_rows, revisions, options,"
                   " who, process, tool_version, started_at, status, after_entry) VALUES"
                   " (:a, :b, :c, :d, :e, :f, :g, :h, :i, :j, :k, :l, :m, 'running',"
                   " (SELECT coalesce(max(id), 0) FROM " +
                   dialect_.quoted(names_.journal) + "))",
               {author.run, version_table_, run.command, run.direction, base::on_one_line(run.target),
                lines_of(run.from), lines_of(run.to), lines_of(run.revisions), to_text(run.options),
                author.who, run.process, author.tool_version, *run.started});
}

void Book::close(const std::string& run, RunState state, const std::string& error,
                 std::chrono::system_clock::time_point now) {
  session_.run("UPDATE " + dialect_.quoted(names_.runs) +
                   " SET status = :a, error = :b, finished_at = :c WHERE run = :d",
               {std::string(to_string(state)),
                error.empty() ? Bound() : Bound(base::without_passwords(error)), now, run});
}

void Book::take_over(const std::string& run) {
  session_.run(text_of_taking_over(dialect_, names_, ":a", ":b") + " AND run <> :c",
               {run, version_table_, run});
}

dialect::Statement Book::taking_over(const dialect::Dialect& dialect, const Names& names) {
  return dialect::statement(text_of_taking_over(dialect, names, dialect.literal("script"),
                                                dialect.literal(names.version.name.text)));
}

} // namespace aludel::journal
