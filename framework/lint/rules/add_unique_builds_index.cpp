#include "framework/lint/facts.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// The columns whose index the statement itself builds.
model::Identifiers columns_indexed(const Transition& t) {
  if (const auto* o = t.as<model::AddUnique>(); o != nullptr && o->using_index.empty()) return o->columns;
  const auto* o = t.as<model::AddColumn>();
  return o != nullptr && o->column.unique && !is_skipped(t) ? model::Identifiers{o->column.name}
                                                            : model::Identifiers{};
}
} // namespace

Remarks add_unique_builds_index(const Transition& t) {
  const auto columns = columns_indexed(t);
  const auto* table = columns.empty() ? nullptr : waited_for(t, *table_of(t.change.operation));
  if (table == nullptr) return {};
  Remark remark{"while the unique index on (" + to_string(columns) + ") is built, " + held_up(t, table->name),
                "CREATE UNIQUE INDEX CONCURRENTLY first, and ADD CONSTRAINT … UNIQUE USING INDEX in the next "
                "revision (`using_index`)"};
  remark.severity = weight_of(t, table->name);
  return {remark};
}

} // namespace aludel::lint::rules
