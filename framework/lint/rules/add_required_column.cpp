#include "framework/lint/facts.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
bool has_value(const Transition& t, const model::Column& column) {
  return has_default(t, column) || column.identity || column.autoincrement || column.generated;
}

/// Such as serial: the type brings a default.
bool fills_itself(const Transition& t, const model::AddColumn& o) {
  model::AddColumn alone;
  alone.table = o.table;
  alone.column.name = o.column.name;
  alone.column.type = o.column.type;
  return t.passage->scene.dialect.impact(alone, t.before()).rewrites;
}
} // namespace

Remarks add_required_column(const Transition& t) {
  const auto* o = t.as<model::AddColumn>();
  if (o == nullptr || (o->column.nullable && !o->column.primary_key) || has_value(t, o->column) ||
      is_skipped(t) || live_table(t, o->table) == nullptr || fills_itself(t, *o))
    return {};
  return {{to_string(o->table) + "." + o->column.name.text +
               " must not be null and has no default: this fails as soon as the table has a row",
           "give it a DEFAULT, or add it nullable, fill it, and SET NOT NULL in a later revision"}};
}

} // namespace aludel::lint::rules
