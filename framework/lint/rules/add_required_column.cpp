#include "framework/lint/facts.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
bool has_value(const Transition& t, const model::Column& column) {
  return has_default(t, column) || column.identity || column.autoincrement || column.generated;
}
} // namespace

Remarks add_required_column(const Transition& t) {
  const auto* o = t.as<model::AddColumn>();
  if (o == nullptr || (o->column.nullable && !o->column.primary_key) || has_value(t, o->column) ||
      is_skipped(t) || live_table(t, o->table) == nullptr || numbers_rows(t, *o))
    return {};
  return {{to_string(o->table) + "." + o->column.name.text +
               " must not be null and has no default: this fails as soon as the table has a row",
           "give it a DEFAULT, or add it nullable, fill it, and SET NOT NULL in a later revision"}};
}

} // namespace aludel::lint::rules
