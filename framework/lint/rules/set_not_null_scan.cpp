#include "framework/catalog/table_parts.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// That alone, apart from what else the step changes: only the dialect knows what spares the reading.
bool reads_all_rows(const Transition& t, const model::AlterColumn& o) {
  model::AlterColumn alone;
  alone.table = o.table;
  alone.column = o.column;
  alone.nullable = false;
  return t.passage->scene.dialect.impact(alone, t.before()).scans;
}

bool is_in_primary_key(const catalog::Table& table, const Transition& t, const model::Identifier& column) {
  const auto* key = table.primary_key();
  return key != nullptr && catalog::uses_column(*key, column, t.before().naming());
}
} // namespace

Remarks set_not_null_scan(const Transition& t) {
  const auto* o = t.as<model::AlterColumn>();
  const auto* table = o == nullptr || o->nullable != false ? nullptr : waited_for(t, o->table);
  if (table == nullptr || table->column(o->column, t.before().naming()) == nullptr ||
      is_in_primary_key(*table, t, o->column) || !reads_all_rows(t, *o))
    return {};
  Remark remark{"all rows of " + to_string(o->table) + " are read while " + held_up(t) +
                    "; no validated CHECK proves that " + o->column.text + " is not null",
                "ADD CONSTRAINT … CHECK (" + o->column.text +
                    " IS NOT NULL) NOT VALID, VALIDATE it in the next revision, and SET NOT NULL then"};
  remark.severity = weight_of(t, o->table);
  return {remark};
}

} // namespace aludel::lint::rules
