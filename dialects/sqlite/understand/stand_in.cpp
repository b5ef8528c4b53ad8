#include "dialects/sqlite/understand/stand_in.hpp"

#include "dialects/sqlite/ddl_cursor.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/tokens.hpp"
#include "framework/base/text.hpp"

#include <set>

namespace aludel::sqlite {

namespace {
using Object = Change::Object;
using model::Identifier;
using model::QualifiedName;

const char* const spare_column = "aludel_stand_in";

std::optional<Relation> found(const Change& change, const Shadow& shadow) {
  return change.object == Object::trigger ? shadow.trigger(change.name) : shadow.relation(change.name);
}

std::string word_of(const Relation& relation) {
  switch (relation.kind) {
  case RelationKind::view: return "VIEW ";
  case RelationKind::index: return "INDEX ";
  case RelationKind::trigger: return "TRIGGER ";
  case RelationKind::table:
  case RelationKind::virtual_table: break;
  }
  return "TABLE ";
}

void make_table(const QualifiedName& name, const model::Identifiers& columns, Shadow& shadow) {
  auto text = quoted(Identifier(spare_column));
  for (const auto& column : columns) text += ", " + quoted(column);
  shadow.run("CREATE TABLE " + quoted(name) + " (" + text + ")");
}

/// Names in an index that may be columns: neither key words nor functions nor collations.
model::Identifiers columns_in(std::string_view keys) {
  model::Identifiers columns;
  std::set<Identifier> known;
  const auto tokens = tokens_of(keys);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool calls = i + 1 < tokens.size() && tokens[i + 1].is("(");
    if (!tokens[i].is_name() || is_keyword(tokens[i]) || calls || (i > 0 && tokens[i - 1].is("collate")))
      continue;
    const Identifier name(unquoted(tokens[i]));
    if (known.insert(Identifier(base::lower(name.text))).second) columns.push_back(name);
  }
  return columns;
}

/// The column that ALTER TABLE … RENAME or DROP asks for.
model::Identifiers altered_column(std::string_view rest) {
  DdlCursor cursor(rest);
  const bool renames = cursor.accept("rename");
  if (!renames && !cursor.accept("drop")) return {};
  if (renames && cursor.at("to")) return {};
  cursor.accept("column");
  if (cursor.at_end()) return {};
  return {unquoted(cursor.take())};
}

void stand_in_below(const Change& change, std::string_view sql, Shadow& shadow) {
  const QualifiedName below{change.name.schema, change.on};
  if (change.on.empty() || shadow.relation(below)) return;
  const auto rest = sql.substr(change.end);
  if (change.instead)
    shadow.run("CREATE VIEW " + quoted(below) + " AS SELECT 1");
  else
    make_table(below, change.object == Object::index ? columns_in(rest) : model::Identifiers(), shadow);
}

void stand_in(const Change& change, std::string_view sql, Shadow& shadow) {
  switch (change.object) {
  case Object::table:
    return make_table(change.name,
                      change.verb == Change::Verb::alter ? altered_column(sql.substr(change.end))
                                                         : model::Identifiers(),
                      shadow);
  case Object::view: return void(shadow.run("CREATE VIEW " + quoted(change.name) + " AS SELECT 1"));
  case Object::index:
    make_table({change.name.schema, Identifier(spare_column)}, {}, shadow);
    return void(shadow.run("CREATE INDEX " + quoted(change.name) + " ON " + spare_column + " (" +
                           spare_column + ")"));
  case Object::trigger: // whose table it is would not be known
  case Object::virtual_table: return;
  }
}
} // namespace

bool make_room(const Change& change, std::string_view sql, Shadow& shadow) {
  const auto relation = found(change, shadow);
  if (change.verb != Change::Verb::create) {
    if (!relation) stand_in(change, sql, shadow);
    return true;
  }
  if (relation) shadow.run("DROP " + word_of(*relation) + quoted(relation->name));
  stand_in_below(change, sql, shadow);
  return !relation;
}

} // namespace aludel::sqlite
