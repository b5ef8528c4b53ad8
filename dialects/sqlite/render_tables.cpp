#include "dialects/ansi/table_parts.hpp"
#include "dialects/sqlite/create_table.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/render_visitor.hpp"
#include "dialects/sqlite/reshaping.hpp"
#include "framework/base/text.hpp"
#include "framework/catalog/apply.hpp"

#include <algorithm>

namespace aludel::sqlite {

namespace {
bool has_comment(const model::CreateTable& o) {
  return !o.comment.empty() || std::any_of(o.columns.begin(), o.columns.end(),
                                           [](const model::Column& c) { return !c.comment.empty(); });
}

/// DROP TABLE deletes all rows first, so that ON DELETE CASCADE would silently take the rows that point at
/// them along (https://www.sqlite.org/foreignkeys.html, section 5).
dialect::Statement nothing_points_at(const model::QualifiedName& table) {
  const auto schema = schema_of(table);
  const auto name = ansi::literal(base::lower(table.name.text));
  return dialect::expectation(
      "SELECT NOT EXISTS (SELECT 1 FROM " + quoted(schema) +
          ".sqlite_schema AS t, pragma_foreign_key_list(t.name, " + ansi::literal(schema.text) +
          ") AS k WHERE t.type = 'table' AND lower(t.name) <> " + name + " AND lower(k.\"table\") = " + name +
          ")",
      "foreign keys of other tables point at " + to_string(table) + "; drop those keys or tables first");
}
} // namespace

void Render::operator()(const model::CreateTable& o) {
  if (o.partition_by || o.partition_of)
    return lacks("partitions", to_string(o.name), "make an ordinary table for SQLite in another step");
  const auto table = catalog::table_of(o, {}, catalog::Catalog(naming()));
  add(create_table(table, o.name, o.if_not_exists, out_.problems));
  for (const auto& index : o.indexes) add(create_index(o.name, index, o.if_not_exists, out_));
  if (has_comment(o)) note("SQLite keeps no comments");
  if (o.unlogged) note("SQLite has no unlogged tables; " + to_string(o.name) + " is an ordinary one");
  if (!o.with.empty())
    note("SQLite has no storage parameters; those of " + to_string(o.name) + " are left out");
  if (!o.tablespace.empty()) note("SQLite has no tablespaces; that of " + to_string(o.name) + " is left out");
  for (const auto& column : o.columns) note_enumeration(column.name, column.type);
}

void Render::operator()(const model::DropTable& o) {
  const auto others = pointing_at(o.name, before_);
  if (o.cascade && !others.empty())
    return refuse("SQLite cannot drop the foreign keys of " + to_string(others.front()) +
                      " along with table " + to_string(o.name),
                  "drop them first, each by drop_constraint");
  if (o.cascade) drop_views_along(o.name);
  out_.statements.push_back(nothing_points_at(o.name));
  add(std::string("DROP TABLE ") + (o.if_exists ? "IF EXISTS " : "") + quoted(o.name));
}

void Render::operator()(const model::RenameTable& o) {
  add("ALTER TABLE " + quoted(o.from) + " RENAME TO " + quoted(o.to));
}

void Render::note_enumeration(const model::Identifier& column, const model::Type& type) {
  if (type.kind == model::TypeKind::enumeration && type.dimensions == 0)
    note("SQLite keeps " + to_string(type) + " of column " + column.text +
         " as TEXT and takes any text; a check on the column can list the values");
}

} // namespace aludel::sqlite
