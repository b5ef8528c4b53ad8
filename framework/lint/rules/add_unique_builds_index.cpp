#include "framework/lint/facts.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
bool builds_index(const Transition& t) {
  if (const auto* o = t.as<model::AddUnique>()) return o->using_index.empty();
  const auto* o = t.as<model::AddColumn>();
  return o != nullptr && o->column.unique && !is_skipped(t);
}
} // namespace

Remarks add_unique_builds_index(const Transition& t) {
  if (!builds_index(t)) return {};
  const auto* table = waited_for(t, *table_of(t.change.operation));
  if (table == nullptr) return {};
  Remark remark{"while the index of the constraint of " + to_string(table->name) + " is built, " + held_up(t),
                "CREATE UNIQUE INDEX CONCURRENTLY first, and ADD CONSTRAINT … UNIQUE USING INDEX in the next "
                "revision (`using_index`)"};
  remark.severity = weight_of(t, table->name);
  return {remark};
}

} // namespace aludel::lint::rules
