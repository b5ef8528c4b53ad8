#include "dialects/sqlite/create_table.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/render_visitor.hpp"
#include "dialects/sqlite/reshaping.hpp"
#include "dialects/sqlite/types.hpp"

namespace aludel::sqlite {

namespace {
std::string alter(const model::QualifiedName& table) { return "ALTER TABLE " + quoted(table) + " "; }
} // namespace

void Render::operator()(const model::AddColumn& o) {
  const auto& column = o.column;
  if (o.if_not_exists) {
    const auto* table = known(o.table);
    if (table == nullptr) return;
    if (table->column(column.name, naming()) != nullptr)
      return note("table " + to_string(o.table) + " has a column " + column.name.text + " already");
  }
  if (!column.comment.empty()) note("SQLite keeps no comments");
  note_enumeration(column.name, column.type);
  if (adds_by_rebuild(o, before_)) return reshape(o.table);
  const auto* table = before_.table(o.table);
  if (table == nullptr && !same_when_strict(column.type)) return void(out_.needs_table = o.table);
  const bool strict = table != nullptr && table->options.strict;
  add(alter(o.table) + "ADD COLUMN " + added_column(column, strict, schema_of(o.table), out_.problems));
}

void Render::operator()(const model::DropColumn& o) {
  const auto* table = known(o.table);
  if (table == nullptr) return;
  if (o.if_exists && table->column(o.column, naming()) == nullptr)
    return note("table " + to_string(o.table) + " has no column " + o.column.text);
  if (o.cascade) drop_views_along(o.table);
  if (!drops_by_rebuild(o, before_)) return add(alter(o.table) + "DROP COLUMN " + quoted(o.column));
  reshape(o.table);
  const auto* shape = after_.table(o.table);
  if (shape == nullptr || shape->columns.empty()) return;
  // Changes nothing, but lets SQLite read every view and trigger, as its own DROP COLUMN does: one that still
  // names the column is an error now rather than when it is used.
  const auto& first = quoted(shape->columns.front().definition.name);
  add(alter(o.table) + "RENAME COLUMN " + first + " TO " + first);
}

void Render::operator()(const model::RenameColumn& o) {
  add(alter(o.table) + "RENAME COLUMN " + quoted(o.from) + " TO " + quoted(o.to));
}

void Render::operator()(const model::AlterColumn& o) {
  if (o.comment) note("SQLite keeps no comments");
  if (o.type) note_enumeration(o.column, *o.type);
  if (!alters_anything(o)) return;
  Values values;
  if (o.convert) values[o.column] = ansi::text(*o.convert, "using:", spelling(), out_.problems);
  reshape(o.table, values);
}

} // namespace aludel::sqlite
