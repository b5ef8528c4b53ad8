#include "framework/lint/facts.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// Indexes of partitioned tables cannot be built CONCURRENTLY: those of its partitions can.
bool is_built_under_lock(const Transition& t, const model::QualifiedName& name) {
  if (const auto* table = waited_for(t, name)) return !table->partition_by;
  const auto* view = t.before().view(name);
  return view != nullptr && view->is_materialized() && !is_new(t, view->origin);
}
} // namespace

Remarks create_index_not_concurrent(const Transition& t) {
  const auto* o = t.as<model::CreateIndex>();
  if (o == nullptr || o->concurrently || is_skipped(t) || !is_built_under_lock(t, o->table)) return {};
  auto safe = *o;
  safe.concurrently = true;
  const auto called = o->index.name.empty() ? "an index" : "index " + o->index.name.text;
  Remark remark{"while " + called + " is built, " + held_up(t, o->table),
                sql_of(t, safe) + "; outside a transaction (`concurrently: true`)"};
  remark.severity = weight_of(t, o->table);
  return {remark};
}

} // namespace aludel::lint::rules
