#include "framework/lint/facts.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
bool builds_index(const model::AddColumn* o) { return o != nullptr && o->column.primary_key; }
bool builds_index(const model::AddPrimaryKey* o) { return o != nullptr && o->using_index.empty(); }
} // namespace

Remarks add_primary_key_builds_index(const Transition& t) {
  if (is_skipped(t) ||
      !(builds_index(t.as<model::AddColumn>()) || builds_index(t.as<model::AddPrimaryKey>())))
    return {};
  const auto* table = waited_for(t, *table_of(t.change.operation));
  if (table == nullptr) return {};
  Remark remark{
      "while the index of the primary key is built, " + held_up(t, table->name),
      "CREATE UNIQUE INDEX CONCURRENTLY over columns that are NOT NULL, and ADD CONSTRAINT … PRIMARY "
      "KEY USING INDEX in the next revision (`using_index`)"};
  remark.severity = weight_of(t, table->name);
  return {remark};
}

} // namespace aludel::lint::rules
