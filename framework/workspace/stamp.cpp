#include "framework/base/text.hpp"
#include "framework/graph/target.hpp"
#include "framework/runner/install.hpp"
#include "framework/runner/lock.hpp"
#include "framework/workspace/booking.hpp"
#include "framework/workspace/migrate.hpp"

namespace aludel::workspace {

namespace {
/// A purge does not ask what the rows said before.
runner::Stamped stamped_by(const graph::Graph& graph, journal::Journal& journal, const graph::Ids& rows,
                           const graph::IdSet& after, bool purge) {
  const auto applied = graph.ancestors({after.begin(), after.end()}, graph::Edges::all);
  if (!purge) return runner::stamped(graph, graph.ancestors(rows, graph::Edges::all), applied);
  graph::IdSet kept;
  for (const auto& row : journal.applied()) kept.insert(row.applied.revision);
  return runner::stamped(graph, kept, applied);
}
} // namespace

StampResult stamp(const Surroundings& around, const ChosenProject& project, History& history,
                  const StampOptions& options, runner::Observer& observer) {
  if (look_at(around, project, project.settings.wait) == nullptr) // a wrong target makes no database
    graph::stamped(history.graph(), options.targets, {}, options.purge);
  auto database = connect(around, project, Missing::make, project.settings.wait);
  const runner::Lock lock(*database.session, lock_name(project), project.settings.wait, around.clock,
                          observer);
  const auto rows = database.journal->heads();
  const auto after = graph::stamped(history.graph(), options.targets, rows, options.purge);
  runner::install(*database.session, *database.dialect, database.journal->names(), around.own_revisions);
  runner::Context context{
      *database.session, *database.dialect, *database.journal, around.clock, observer, {}, {}};
  const auto target = base::join(options.targets, " ");
  const auto stamped = stamped_by(history.graph(), *database.journal, rows, after, options.purge);
  runner::stamp(context, {rows.begin(), rows.end()}, after, stamped, options.purge,
                [&] { book_stamp(database, around, target, rows, after); });
  return {rows, history.graph().ordered(after)};
}

bool ensure_version(const Surroundings& around, const ChosenProject& project, runner::Observer& observer) {
  auto database = connect(around, project, Missing::make, project.settings.wait);
  const auto& names = database.journal->names();
  if (runner::is_installed(*database.session, *database.dialect, names, around.own_revisions)) return false;
  const runner::Lock lock(*database.session, lock_name(project), project.settings.wait, around.clock,
                          observer);
  runner::make_lost_tables(*database.session, *database.dialect, names, around.own_revisions);
  runner::install(*database.session, *database.dialect, names, around.own_revisions);
  return true;
}

} // namespace aludel::workspace
