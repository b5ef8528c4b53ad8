#include "framework/lint/facts.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
bool validates(const Transition& t) {
  if (const auto* o = t.as<model::AddCheck>()) return !o->not_valid;
  const auto* o = t.as<model::AddColumn>();
  return o != nullptr && o->column.check && !is_skipped(t);
}
} // namespace

Remarks add_check_validates(const Transition& t) {
  if (!validates(t)) return {};
  const auto* table = waited_for(t, *table_of(t.change.operation));
  if (table == nullptr) return {};
  Remark remark{
      "all rows of " + to_string(table->name) + " are read for the check while " + held_up(t),
      "ADD CONSTRAINT … CHECK (…) NOT VALID (`not_valid: true`), and VALIDATE CONSTRAINT in the next "
      "revision"};
  remark.severity = weight_of(t, table->name);
  return {remark};
}

} // namespace aludel::lint::rules
