#include "framework/base/text.hpp"
#include "framework/runner/runner.hpp"

namespace aludel::runner {

using journal::Entry;
using journal::Status;

void stamp(Context& context, const graph::IdSet& rows_before, const graph::IdSet& rows_after, bool purge) {
  const auto now = context.clock.now();
  std::vector<Entry> entries;
  for (const auto& id : rows_after)
    if (rows_before.count(id) == 0)
      entries.push_back({id, "stamp", std::nullopt, "stamped as applied", {}, Status::done, now, now, {}});
  for (const auto& id : rows_before)
    if (rows_after.count(id) == 0)
      // What is purged may be no id at all, nor a text that the journal could hold.
      entries.push_back({base::on_one_line(id),
                         "stamp",
                         std::nullopt,
                         "row removed by stamp",
                         {},
                         Status::done,
                         now,
                         now,
                         {}});
  context.session.begin(dialect::Transaction::ordinary);
  try {
    context.journal.write(entries);
    purge ? context.journal.set_heads(rows_after) : context.journal.move_heads(rows_before, rows_after);
    context.session.commit();
  } catch (...) {
    context.session.rollback();
    throw;
  }
}

} // namespace aludel::runner
