#include "framework/workspace/cut_short.hpp"

#include "framework/base/error.hpp"
#include "framework/workspace/booking.hpp"

#include <algorithm>

namespace aludel::workspace {

report::CutShort told(Database& database, const journal::BookedRun& run) {
  auto runs = journal::runs_like(*database.session, *database.dialect, database.journal->names(), run.run);
  report::CutShort found{std::move(runs.front()), {}};
  const auto stopped_in = report::stopped_in(found.run);
  if (!stopped_in.empty()) found.progress = database.journal->progress(stopped_in, run.direction);
  return found;
}

std::optional<journal::BookedRun> at_work(Database& database) {
  auto book = book_of(database);
  auto last = book.last(1);
  if (last.empty() || !book.is_at_work(last.front())) return std::nullopt;
  return std::move(last.front());
}

std::vector<journal::Unfinished> left_unfinished(Database& database) {
  auto all = database.journal->unfinished();
  if (all.empty()) return all;
  if (const auto run = at_work(database))
    std::erase_if(all, [&](const auto& attempt) {
      return std::find(run->revisions.begin(), run->revisions.end(), attempt.revision) !=
             run->revisions.end();
    });
  return all;
}

std::optional<report::CutShort> cut_short(Database& database) {
  auto book = book_of(database);
  const auto last = book.last(1);
  if (last.empty() || !last.front().was_cut_short() || book.is_at_work(last.front())) return std::nullopt;
  return told(database, last.front());
}

void tell_of_dead_run(Database& database, const Surroundings& around) {
  if (!around.warning) return;
  try {
    const auto found = cut_short(database);
    if (found && found->run.booked->is_open()) around.warning(report::explanation(*found));
  } catch (const base::Error& error) { // who may read the version table alone can still be answered
    around.warning(std::string("whether an earlier run died cannot be told: ") + error.what());
  }
}

} // namespace aludel::workspace
