#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// "c", "c::text": nothing but the cast that happens anyway.
bool is_plain(const model::SqlText& convert, const model::AlterColumn& o, std::string_view dialect) {
  const auto* text = convert.in(dialect);
  const auto words = text == nullptr ? std::vector<catalog::Word>{} : catalog::words_of(*text);
  return !words.empty() && catalog::names(words.front(), o.column) &&
         (words.size() == 1 || text->substr(words.front().end, 2) == "::");
}

bool is_rewritten(const Transition& t, const model::AlterColumn& o, const catalog::Column& column) {
  const auto& dialect = t.passage->scene.dialect;
  model::AlterColumn alone;
  alone.table = o.table;
  alone.column = o.column;
  alone.type = o.type;
  const bool converts = o.convert && !is_plain(*o.convert, o, dialect.name());
  if (converts) alone.convert = *o.convert;
  const bool known =
      column.definition.type.kind != model::TypeKind::native && o.type->kind != model::TypeKind::native;
  return (known || converts) && dialect.impact(alone, t.before()).rewrites;
}
} // namespace

Remarks alter_column_type_rewrite(const Transition& t) {
  const auto* o = t.as<model::AlterColumn>();
  const auto* table = o == nullptr || !o->type ? nullptr : waited_for(t, o->table);
  const auto* column = table == nullptr ? nullptr : table->column(o->column, t.before().naming());
  if (column == nullptr || !is_rewritten(t, *o, *column)) return {};
  Remark remark{
      to_string(o->table) + "." + o->column.text + " becomes " + to_string(*o->type) + " from " +
          to_string(column->definition.type) + ": the table and its indexes are written anew while " +
          held_up(t),
      "add a column of the new type, keep both alike by a trigger, fill it in parts, and swap them"};
  remark.severity = weight_of(t, o->table);
  return {remark};
}

} // namespace aludel::lint::rules
