#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks add_column_not_null(const Transition& t) {
  // Typed steps make the table anew where SQLite would refuse.
  const auto* o = t.reading() == nullptr ? nullptr : t.as<model::AddColumn>();
  if (o == nullptr || o->column.nullable || o->column.generated || live_table(t, o->table) == nullptr)
    return {};
  if (has_default(t, o->column)) return {};
  return {{to_string(o->table) + "." + o->column.name.text +
               " must not be null and has no default: SQLite refuses it as soon as the table has a row",
           "give it a constant DEFAULT that is not NULL, or write the typed step `add_column`"}};
}

} // namespace aludel::lint::rules
