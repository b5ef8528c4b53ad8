#include "framework/workspace/unfinished.hpp"

#include "framework/base/error.hpp"
#include "framework/workspace/cut_short.hpp"

namespace aludel::workspace {

namespace {
/// A rollback is none of the verbs that begin a run.
std::string ways_out_of(Database& database, const std::string& verb) {
  const auto last = cut_short(database);
  const auto again = "run that `aludel " + verb + "` again first: it goes on where it stopped";
  if (!last) return again;
  return (last->run.booked->options.undoes.empty() ? again + "; or " : "") + report::ways_out(last->run);
}
} // namespace

void refuse_unfinished(Database& database, History& history, const MigrateOptions& options) {
  if (!database.journal->installed()) return;
  const auto direction = plan::to_string(options.direction);
  for (const auto& attempt : database.journal->unfinished()) {
    if (attempt.direction == direction || options.recovery) continue; // it is gone on with, or undone
    // The journal may be shared with another project's history.
    if (history.graph().find(attempt.revision) == nullptr &&
        database.journal->applied(attempt.revision).empty())
      continue;
    const bool up = attempt.direction == "up";
    const std::string verb = up ? "upgrade" : "downgrade";
    throw base::Error(base::Exit::failed, "unfinished",
                      "an earlier " + verb + " of revision " + attempt.revision + " was cut short" +
                          (attempt.error.empty() ? "" : " (" + attempt.error + ")") +
                          ": the revision is partly " + (up ? "applied" : "undone"),
                      ways_out_of(database, verb));
  }
}

graph::IdSet left_in_part(Database& database, plan::Direction direction) {
  graph::IdSet ids;
  for (const auto& attempt : database.journal->unfinished())
    if (attempt.direction == plan::to_string(direction)) ids.insert(attempt.revision);
  return ids;
}

void require_still_cut_short(Database& database, const MigrateOptions& options) {
  if (!options.recovery) return;
  const auto last = cut_short(database);
  const auto& own = database.journal->author().run; // booked already, where the answer was lost
  if (last && (last->run.id == options.recovery->run || last->run.id == own)) return;
  throw base::Error(base::Exit::failed, "run-superseded",
                    "run " + options.recovery->run + " is the last one no more: somebody else was faster",
                    "`aludel status` shows how the database stands");
}

} // namespace aludel::workspace
