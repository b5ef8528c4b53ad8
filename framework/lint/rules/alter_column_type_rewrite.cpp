#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// "c", "c::text": a cast, whose types decide.
bool is_cast(const model::SqlText& convert, const model::AlterColumn& o, std::string_view dialect) {
  const auto* text = convert.in(dialect);
  const auto words = text == nullptr ? std::vector<catalog::Word>{} : catalog::words_of(*text);
  return !words.empty() && catalog::names(words.front(), o.column) &&
         (words.size() == 1 || text->substr(words.front().end, 2) == "::");
}

/// Of types that only the server knows nothing is said, but what an expression makes is written anew.
bool is_known(const Transition& t, const model::AlterColumn& o, const catalog::Column& column) {
  if (o.convert && !is_cast(*o.convert, o, t.passage->scene.dialect.name())) return true;
  return column.definition.type.kind != model::TypeKind::native && o.type->kind != model::TypeKind::native;
}

/// That alone, apart from what else the step changes.
bool is_rewritten(const Transition& t, const model::AlterColumn& o) {
  model::AlterColumn alone;
  alone.table = o.table;
  alone.column = o.column;
  alone.type = o.type;
  alone.convert = o.convert;
  return t.passage->scene.dialect.impact(alone, t.before()).rewrites;
}

std::string change_of(const Transition& t, const model::AlterColumn& o, const model::Type& from) {
  if (*o.type == from) return " is computed anew";
  return " becomes " + written(t, *o.type) + " from " + written(t, from);
}
} // namespace

Remarks alter_column_type_rewrite(const Transition& t) {
  const auto* o = t.as<model::AlterColumn>();
  const auto* table = o == nullptr || !o->type ? nullptr : waited_for(t, o->table);
  const auto* column = table == nullptr ? nullptr : table->column(o->column, t.before().naming());
  if (column == nullptr || !is_known(t, *o, *column) || !is_rewritten(t, *o)) return {};
  Remark remark{
      to_string(o->table) + "." + o->column.text + change_of(t, *o, column->definition.type) +
          ": the table and its indexes are written anew while " + held_up(t),
      "add a column of the new type, keep both alike by a trigger, fill it in parts, and swap them"};
  remark.severity = weight_of(t, o->table);
  return {remark};
}

} // namespace aludel::lint::rules
