#include "framework/catalog/applying.hpp"
#include "framework/catalog/dependencies.hpp"
#include "framework/catalog/drops.hpp"
#include "framework/catalog/due_values.hpp"
#include "framework/catalog/renames.hpp"
#include "framework/catalog/table_parts.hpp"

namespace aludel::catalog {

void Apply::operator()(const model::AddColumn& o) const {
  for (const auto& each : with_partitions(o.table))
    if (const auto* table = catalog.table(each)) spell_stars(catalog, *table);
  edit_tree(o.table, [&](Table& table) {
    if (table.column(o.column.name, naming()) != nullptr) {
      if (!o.if_not_exists && table.certain())
        clash("duplicate-object",
              "table " + to_string(table.name) + " has a column " + o.column.name.text + " already");
      return false;
    }
    table.columns.push_back(stripped(o.column, author));
    if (catalog.same(table.name, o.table)) add_column_constraints(table, o.column, author, catalog);
    return true;
  });
}

void Apply::operator()(const model::DropColumn& o) const {
  const auto* table = catalog.table(o.table);
  if (table == nullptr) return;
  if (table->column(o.column, naming()) == nullptr) {
    if (!o.if_exists) unknown_part(*table, "column", o.column);
    return;
  }
  for (const auto& each : with_partitions(o.table)) Drop{catalog, author, o.cascade}.column(each, o.column);
}

void Apply::operator()(const model::RenameColumn& o) const {
  const auto* table = catalog.table(o.table);
  if (table == nullptr) return;
  if (table->column(o.from, naming()) == nullptr) return unknown_part(*table, "column", o.from);
  if (table->column(o.to, naming()) != nullptr && !catalog.same(o.from, o.to)) {
    if (table->certain())
      clash("duplicate-object", "table " + to_string(o.table) + " has a column " + o.to.text + " already");
    return;
  }
  for (const auto& each : with_partitions(o.table)) rename_column(catalog, each, o.from, o.to, author);
}

void Apply::operator()(const model::AlterColumn& o) const {
  edit_column(o.table, o.column, [&](Column& column) {
    auto& definition = column.definition;
    if (o.type) definition.type = *o.type;
    if (o.nullable) definition.nullable = *o.nullable;
    if (o.default_value) definition.default_value = due_value(*o.default_value, definition.type);
    if (o.drop_default) definition.default_value.reset();
    if (o.comment) definition.comment = *o.comment;
  });
}

bool Apply::add(Table& table, const Identifier& given, Constraint::Definition definition,
                model::Deferrable deferrable, bool validated) const {
  if (!given.empty() && table.constraint(given, naming()) != nullptr) {
    if (table.origin.certain())
      clash("duplicate-object",
            "table " + to_string(table.name) + " has a constraint " + given.text + " already");
    return false;
  }
  if (std::holds_alternative<model::PrimaryKey>(definition) && table.primary_key() != nullptr) {
    if (table.origin.certain())
      clash("duplicate-object", "table " + to_string(table.name) + " has a primary key already");
    return false;
  }
  add_constraint(table, given, std::move(definition), deferrable, author, catalog).validated = validated;
  return true;
}

/// What a plain index says that becomes a constraint; the index is gone as such.
model::Unique Apply::take_index(Table& table, const Identifier& name) const {
  model::Unique said;
  const auto at = std::find_if(table.indexes.begin(), table.indexes.end(),
                               [&](const Index& i) { return catalog.same(i.definition.name, name); });
  if (at == table.indexes.end()) return said;
  for (const auto& column : at->definition.columns) said.columns.push_back(column.column);
  said.nulls_not_distinct = at->definition.nulls_not_distinct;
  table.indexes.erase(at);
  return said;
}

void Apply::operator()(const model::AddPrimaryKey& o) const {
  edit_table(o.table, [&](Table& table) {
    const auto name = o.name.empty() ? o.using_index : o.name;
    const auto columns = o.using_index.empty() ? o.columns : take_index(table, o.using_index).columns;
    return add(table, name, model::PrimaryKey{{}, columns}, o.deferrable);
  });
}
void Apply::operator()(const model::AddUnique& o) const {
  edit_table(o.table, [&](Table& table) {
    const auto name = o.name.empty() ? o.using_index : o.name;
    auto unique = o.using_index.empty() ? model::Unique{{}, o.columns, {}, o.nulls_not_distinct}
                                        : take_index(table, o.using_index);
    unique.deferrable = o.deferrable;
    return add(table, name, std::move(unique), o.deferrable);
  });
}
void Apply::operator()(const model::AddForeignKey& o) const {
  edit_table(o.table, [&](Table& table) {
    const auto deferrable = o.deferrable == model::Deferrable::no ? o.references.deferrable : o.deferrable;
    return add(table, o.name, model::ForeignKey{{}, o.columns, o.references}, deferrable, !o.not_valid);
  });
}
void Apply::operator()(const model::AddCheck& o) const {
  edit_table(o.table, [&](Table& table) {
    return add(table, o.name, model::Check{{}, o.sql}, model::Deferrable::no, !o.not_valid);
  });
}
void Apply::operator()(const model::AddExclusion& o) const {
  edit_table(o.table,
             [&](Table& table) { return add(table, o.exclusion.name, o.exclusion, model::Deferrable::no); });
}

void Apply::operator()(const model::DropConstraint& o) const {
  if (o.cascade)
    for (const auto& key : keys_that_need(catalog, o.table, o.name)) Drop{catalog, author, true}.object(key);
  edit_constraint(o.table, o.name, o.if_exists, [](Table& table, auto at) { table.constraints.erase(at); });
}
void Apply::operator()(const model::ValidateConstraint& o) const {
  edit_constraint(o.table, o.name, false, [](Table&, auto at) { at->validated = true; });
}
void Apply::operator()(const model::RenameConstraint& o) const {
  edit_constraint(o.table, o.from, false, [&](Table& table, auto at) {
    if (!catalog.same(o.from, o.to) && table.constraint(o.to, naming()) != nullptr)
      return clash("duplicate-object",
                   "table " + to_string(table.name) + " has a constraint " + o.to.text + " already");
    at->name = o.to;
    at->named = true;
  });
}

void Apply::operator()(const model::CreateIndex& o) const {
  const QualifiedName name{o.table.schema, o.index.name};
  const auto add_to = [&](auto& owner) {
    owner.indexes.push_back({o.index, made()});
    return true;
  };
  const bool known = catalog.table(o.table) != nullptr || catalog.view(o.table) != nullptr;
  if (!known || relation_taken(name, o.if_not_exists)) return;
  edit(catalog.table(o.table), add_to);
  edit(catalog.view(o.table), add_to);
}
void Apply::operator()(const model::DropIndex& o) const {
  edit_index(o.name, [](auto& indexes, auto at) { indexes.erase(at); });
}
void Apply::operator()(const model::RenameIndex& o) const {
  if (catalog.table_of_index(o.from) == nullptr && catalog.view_of_index(o.from) == nullptr) return;
  if (new_name_taken(o.from, {o.from.schema, o.to})) return;
  edit_index(o.from, [&](auto&, auto at) { at->definition.name = o.to; });
}

} // namespace aludel::catalog
