#include "framework/base/text.hpp"
#include "framework/runner/runner.hpp"
#include "framework/runner/way_back.hpp"

#include <algorithm>
#include <iterator>

namespace aludel::runner {

using journal::Entry;
using journal::Status;

Stamped stamped(const graph::Graph& graph, const graph::IdSet& applied_before,
                const graph::IdSet& applied_after) {
  Stamped result;
  for (const auto& id : graph.ordered(applied_after))
    if (applied_before.count(id) == 0) result.come.push_back(*graph.find(id));
  std::set_difference(applied_before.begin(), applied_before.end(), applied_after.begin(),
                      applied_after.end(), std::back_inserter(result.gone));
  return result;
}

namespace {
void keep(journal::Journal& journal, const Stamped& stamped, std::chrono::system_clock::time_point now) {
  for (const auto& header : stamped.come) {
    auto row = journal::applied_from(header);
    row.down = no_way_back("it was stamped as applied, and nothing was run", "downgrade by its file");
    journal.keep(row, now);
  }
  for (const auto& id : stamped.gone) journal.forget(id);
}

/// Of those that a stamp takes as applied, or as not, the ones of which an earlier run left a part.
graph::IdSet half_way(journal::Journal& journal, const Stamped& stamped) {
  graph::IdSet passed(stamped.gone.begin(), stamped.gone.end()), ids;
  for (const auto& header : stamped.come) passed.insert(header.id);
  for (const auto& attempt : journal.unfinished())
    if (passed.count(attempt.revision) != 0) ids.insert(attempt.revision);
  return ids;
}
} // namespace

void stamp(Context& context, const graph::IdSet& rows_before, const graph::IdSet& rows_after,
           const Stamped& stamped, bool purge, const std::function<void()>& beside) {
  const auto now = context.clock.now();
  const auto entry = [&](const model::RevisionId& id, const char* what) {
    return Entry{id, "stamp", std::nullopt, what, {}, Status::done, now, now, {}};
  };
  std::vector<Entry> entries;
  for (const auto& id : rows_after)
    if (rows_before.count(id) == 0) entries.push_back(entry(id, "stamped as applied"));
  for (const auto& id : rows_before)
    if (rows_after.count(id) == 0)
      // What is purged may be no id at all, nor a text that the journal could hold.
      entries.push_back(entry(base::on_one_line(id), "row removed by stamp"));
  for (const auto& id : half_way(context.journal, stamped))
    if (rows_before.count(id) == 0 && rows_after.count(id) == 0)
      entries.push_back(entry(id, "partly applied or undone, and settled by stamp"));
  context.session.begin(dialect::Transaction::ordinary);
  try {
    context.journal.write(entries);
    keep(context.journal, stamped, now);
    purge ? context.journal.set_heads(rows_after) : context.journal.move_heads(rows_before, rows_after);
    if (beside) beside();
    context.session.commit();
  } catch (...) {
    context.session.rollback();
    throw;
  }
}

} // namespace aludel::runner
