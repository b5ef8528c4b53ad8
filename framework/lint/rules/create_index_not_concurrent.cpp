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

Remark about(const Transition& t, const model::QualifiedName& table, const std::string& index,
             const std::string& safe) {
  Remark remark{"while " + index + " is built, " + held_up(t, table),
                safe + "; outside a transaction (`concurrently: true`)"};
  remark.severity = weight_of(t, table);
  return remark;
}

/// The table of an index that the vocabulary has no word for, such as one without a name.
const catalog::Table* table_of_raw_index(const Transition& t) {
  const auto* raw = t.raw();
  if (raw == nullptr || raw->kind != "CREATE INDEX" || raw->lock != "SHARE") return nullptr;
  const auto tables = live_tables_written(t);
  const bool certain = tables.size() == 1 && is_built_under_lock(t, tables.front()->name);
  return certain ? tables.front() : nullptr;
}
} // namespace

Remarks create_index_not_concurrent(const Transition& t) {
  if (const auto* table = table_of_raw_index(t))
    return {about(t, table->name, "an index", "CREATE INDEX CONCURRENTLY, with a name")};
  const auto* o = t.as<model::CreateIndex>();
  if (o == nullptr || o->concurrently || is_skipped(t) || !is_built_under_lock(t, o->table)) return {};
  auto safe = *o;
  safe.concurrently = true;
  const auto called = o->index.name.empty() ? "an index" : "index " + o->index.name.text;
  return {about(t, o->table, called, sql_of(t, safe))};
}

} // namespace aludel::lint::rules
