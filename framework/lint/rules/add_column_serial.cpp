#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks add_column_serial(const Transition& t) {
  const auto* o = t.as<model::AddColumn>();
  if (o == nullptr || is_skipped(t) || waited_for(t, o->table) == nullptr || !numbers_rows(t, *o)) return {};
  Remark remark{
      o->column.name.text + " numbers the rows of " + to_string(o->table) +
          ": the table and its indexes are written anew while " + held_up(t),
      "add a bigint column, give it a sequence as its default, and number the rows there are in parts"};
  remark.severity = weight_of(t, o->table);
  return {remark};
}

} // namespace aludel::lint::rules
