#include "dialects/sqlite/understand/lift.hpp"

#include "dialects/sqlite/ddl_cursor.hpp"
#include "dialects/sqlite/ddl_reader.hpp"
#include "dialects/sqlite/ddl_trigger.hpp"
#include "dialects/sqlite/ddl_view.hpp"
#include "dialects/sqlite/introspect.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/types.hpp"
#include "framework/catalog/apply.hpp"

#include <algorithm>

namespace aludel::sqlite {

namespace {
using Object = Change::Object;
using Operations = std::vector<model::Operation>;

bool is_temporary(const Change& change) { return change.temporary || same(change.name.schema, "temp"); }

/// SQLite takes NULL in the primary key of an ordinary table (https://www.sqlite.org/quirks.html, section 5),
/// which a create_table never allows.
Operations nullable_keys(const catalog::Table& table) {
  Operations operations;
  const auto* key = table.primary_key();
  if (key == nullptr || table.options.without_rowid || table.options.strict) return operations;
  for (const auto& column : table.columns) {
    const auto& names = std::get<model::PrimaryKey>(key->definition).columns;
    const bool in_key = std::any_of(names.begin(), names.end(),
                                    [&](const auto& name) { return same(name, column.definition.name); });
    if (!in_key || !column.definition.nullable || rowid_alias(table) == &column) continue;
    model::AlterColumn nullable;
    nullable.table = table.name;
    nullable.column = column.definition.name;
    nullable.nullable = true;
    operations.push_back(std::move(nullable));
  }
  return operations;
}

Operations created_table(const Change& change, const Shadow& shadow) {
  const bool temporary = is_temporary(change);
  const model::QualifiedName there{temporary ? model::Identifier("temp") : change.name.schema,
                                   change.name.name};
  auto table = read_table(shadow.native(), there);
  if (!table || has_verbatim(*table)) return {};
  table->options.temporary = temporary;
  table->name = {temporary ? model::Identifier() : change.name.schema, change.name.name};
  auto create = catalog::create_table_of(*table, catalog::Catalog());
  create.if_not_exists = change.conditional;
  Operations operations{std::move(create)};
  for (auto& operation : nullable_keys(*table)) operations.push_back(std::move(operation));
  return operations;
}

/// What the reader of indexes needs of the table: its columns.
catalog::Table columns_of(const model::QualifiedName& name, const Shadow& shadow) {
  catalog::Table table;
  table.name = name;
  for (const auto& column : column_names(shadow.native(), name)) {
    table.columns.emplace_back();
    table.columns.back().definition.name = column;
  }
  return table;
}

Operations created_index(const Change& change, std::string_view sql, const Shadow& shadow) {
  const auto table = columns_of({change.name.schema, change.on}, shadow);
  return {model::CreateIndex{table.name, read_create_index(sql, table), false, change.conditional}};
}

Operations created_view(const Change& change, std::string_view sql) {
  if (is_temporary(change) || change.conditional) return {};
  return {read_create_view(sql).definition};
}

Operations created_trigger(const Change& change, std::string_view sql) {
  if (is_temporary(change)) return {};
  return {read_create_trigger(sql).definition};
}

Operations created(const Change& change, std::string_view sql, const Shadow& shadow) {
  switch (change.object) {
  case Object::table: return change.from_query ? Operations() : created_table(change, shadow);
  case Object::index: return created_index(change, sql, shadow);
  case Object::view: return created_view(change, sql);
  case Object::trigger: return created_trigger(change, sql);
  case Object::virtual_table: break;
  }
  return {};
}

Operations dropped_table(const Change& change, const Shadow& shadow) {
  const auto table = shadow.relation(change.name);
  if (table && table->kind == RelationKind::virtual_table) return {};
  return {model::DropTable{change.name, change.conditional, false}};
}

/// The vocabulary names a trigger by its table, too.
Operations dropped_trigger(const Change& change, const Shadow& shadow) {
  const auto trigger = shadow.trigger(change.name);
  if (!trigger) return {};
  return {model::DropTrigger{{change.name.schema, trigger->on}, change.name.name, change.conditional, false}};
}

Operations dropped(const Change& change, const Shadow& shadow) {
  switch (change.object) {
  case Object::table: return dropped_table(change, shadow);
  case Object::index: return {model::DropIndex{change.name, {}, false, change.conditional, false}};
  case Object::view: return {model::DropView{change.name, change.conditional, false}};
  case Object::trigger: return dropped_trigger(change, shadow);
  case Object::virtual_table: break;
  }
  return {};
}

struct PutAtColumn {
  model::AddColumn& add;
  const catalog::Constraint& constraint;
  Operations& others;

  model::Identifier name() const { return constraint.named ? constraint.name : model::Identifier(); }
  void operator()(const model::Check& check) const {
    if (!constraint.named && !add.column.check)
      add.column.check = check.sql;
    else
      others.push_back(model::AddCheck{add.table, name(), check.sql, false});
  }
  void operator()(model::ForeignKey key) const {
    key.references.deferrable = constraint.deferrable;
    if (!constraint.named && !add.column.references)
      add.column.references = key.references;
    else
      others.push_back(
          model::AddForeignKey{add.table, name(), key.columns, key.references, false, constraint.deferrable});
  }
  template<class Key>
  void operator()(const Key&) const {} // ADD COLUMN takes no keys
};

Operations added_column_of(const Change& change, const std::string& definition) {
  const auto table = read_create_table("CREATE TABLE t (" + definition + "\n)", change.name.schema);
  if (table.columns.size() != 1 || has_verbatim(table)) return {};
  model::AddColumn add{change.name, table.columns.front().definition, false};
  Operations others;
  for (const auto& constraint : table.constraints)
    std::visit(PutAtColumn{add, constraint, others}, constraint.definition);
  others.insert(others.begin(), std::move(add));
  return others;
}

Operations altered(const Change& change, std::string_view sql, const Shadow& shadow) {
  if (const auto table = shadow.relation(change.name); table && table->kind == RelationKind::virtual_table)
    return {};
  DdlCursor cursor(sql.substr(change.end));
  if (cursor.accept("rename", "to")) return {model::RenameTable{change.name, cursor.name()}};
  if (cursor.accept("rename")) {
    if (!cursor.at("to", 1)) cursor.accept("column");
    const auto from = cursor.name();
    cursor.expect("to");
    return {model::RenameColumn{change.name, from, cursor.name()}};
  }
  if (cursor.accept("drop")) {
    cursor.accept("column");
    return {model::DropColumn{change.name, cursor.name(), false, false}};
  }
  cursor.expect("add");
  cursor.accept("column");
  const auto from = cursor.position();
  while (!cursor.at_end()) cursor.take();
  return added_column_of(change, cursor.since(from));
}
} // namespace

Operations lift(const Change& change, std::string_view sql, const Shadow& shadow) {
  switch (change.verb) {
  case Change::Verb::create: return created(change, sql, shadow);
  case Change::Verb::drop: return dropped(change, shadow);
  case Change::Verb::alter: break;
  }
  return altered(change, sql, shadow);
}

} // namespace aludel::sqlite
