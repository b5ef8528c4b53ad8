#include "framework/catalog/apply.hpp"
#include "framework/catalog/due_values.hpp"
#include "framework/catalog/names.hpp"
#include "framework/catalog/partitions.hpp"
#include "framework/catalog/table_parts.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {
Origin origin_of(const Author& author) { return {author.revision, author.revision, author.maybe}; }

void set_not_null(Table& table, const Identifiers& columns, const Naming& naming) {
  for (auto& column : table.columns)
    for (const auto& name : columns)
      if (same_name(column.definition.name, name, naming)) column.definition.nullable = false;
}

TableOptions options_of(const model::CreateTable& operation) {
  return {operation.temporary,  operation.unlogged, operation.with,
          operation.tablespace, operation.strict,   operation.without_rowid};
}
} // namespace

Column stripped(const model::Column& column, const Author& author) {
  Column result{column, origin_of(author)};
  result.definition.primary_key = result.definition.unique = false;
  result.definition.references.reset();
  result.definition.check.reset();
  if (auto& value = result.definition.default_value) value = due_value(std::move(*value), column.type);
  return result;
}

Constraint& add_constraint(Table& table, const Identifier& given, Constraint::Definition definition,
                           model::Deferrable deferrable, const Author& author, const Catalog& beside) {
  Constraint constraint;
  constraint.named = !given.empty();
  constraint.name = given.empty() ? conventional_name(table, definition, beside) : given;
  constraint.deferrable = deferrable;
  constraint.origin = origin_of(author);
  // A primary key implies NOT NULL in the SQL standard and on PostgreSQL; SQLite is told so by the column.
  if (const auto* key = std::get_if<model::PrimaryKey>(&definition))
    set_not_null(table, key->columns, beside.naming());
  constraint.definition = std::move(definition);
  table.constraints.push_back(std::move(constraint));
  return table.constraints.back();
}

void add_column_constraints(Table& table, const model::Column& column, const Author& author,
                            const Catalog& beside) {
  const Identifiers itself{column.name};
  if (column.primary_key)
    add_constraint(table, {}, model::PrimaryKey{{}, itself}, model::Deferrable::no, author, beside);
  if (column.unique)
    add_constraint(table, {}, model::Unique{{}, itself, {}}, model::Deferrable::no, author, beside);
  if (column.check)
    add_constraint(table, {}, model::Check{{}, *column.check}, model::Deferrable::no, author, beside);
  if (column.references)
    add_constraint(table, {}, model::ForeignKey{{}, itself, *column.references},
                   column.references->deferrable, author, beside);
}

void add_index(Table& table, const model::Index& index, const Author& author) {
  table.indexes.push_back({index, origin_of(author)});
}

Table table_of(const model::CreateTable& operation, const Author& author, const Catalog& beside,
               const Table* parent) {
  Table table;
  table.name = operation.name;
  table.options = options_of(operation);
  table.partition_by = operation.partition_by;
  table.partition_of = operation.partition_of;
  table.comment = operation.comment;
  table.origin = origin_of(author);
  table.columns.reserve(operation.columns.size());
  for (const auto& column : operation.columns) table.columns.push_back(stripped(column, author));
  if (parent != nullptr) adopt_columns(table, *parent, origin_of(author));
  if (operation.primary_key)
    add_constraint(table, operation.primary_key->name, *operation.primary_key, model::Deferrable::no, author,
                   beside);
  for (const auto& column : operation.columns) add_column_constraints(table, column, author, beside);
  for (const auto& unique : operation.uniques)
    add_constraint(table, unique.name, unique, unique.deferrable, author, beside);
  for (const auto& check : operation.checks)
    add_constraint(table, check.name, check, model::Deferrable::no, author, beside);
  for (const auto& key : operation.foreign_keys)
    add_constraint(table, key.name, key, key.references.deferrable, author, beside);
  for (const auto& exclusion : operation.exclusions)
    add_constraint(table, exclusion.name, exclusion, model::Deferrable::no, author, beside);
  for (const auto& index : operation.indexes) add_index(table, index, author);
  return table;
}

namespace {
struct PutConstraint {
  model::CreateTable& into;
  const Constraint& constraint;
  bool all_named;
  Identifier name() const { return all_named || constraint.named ? constraint.name : Identifier(); }
  void operator()(model::PrimaryKey key) const {
    key.name = name();
    into.primary_key = std::move(key);
  }
  void operator()(model::Unique unique) const {
    unique.name = name();
    unique.deferrable = constraint.deferrable;
    into.uniques.push_back(std::move(unique));
  }
  void operator()(model::Check check) const {
    check.name = name();
    into.checks.push_back(std::move(check));
  }
  void operator()(model::ForeignKey key) const {
    key.name = name();
    key.references.deferrable = constraint.deferrable;
    into.foreign_keys.push_back(std::move(key));
  }
  void operator()(model::Exclusion exclusion) const {
    exclusion.name = name();
    into.exclusions.push_back(std::move(exclusion));
  }
};
} // namespace

namespace {
model::CreateTable written(const Table& table, bool all_named) {
  model::CreateTable operation;
  operation.name = table.name;
  operation.comment = table.comment;
  operation.temporary = table.options.temporary;
  operation.unlogged = table.options.unlogged;
  operation.with = table.options.with;
  operation.tablespace = table.options.tablespace;
  operation.strict = table.options.strict;
  operation.without_rowid = table.options.without_rowid;
  operation.partition_by = table.partition_by;
  operation.partition_of = table.partition_of;
  if (!table.partition_of)
    for (const auto& column : table.columns) operation.columns.push_back(column.definition);
  for (const auto& constraint : table.constraints)
    if (fits_create_table(constraint))
      std::visit(PutConstraint{operation, constraint, all_named}, constraint.definition);
  for (const auto& index : table.indexes) operation.indexes.push_back(index.definition);
  return operation;
}

/// Whether the names that constraints have by convention would come out the same.
bool gives_names_of(const Table& table, const model::CreateTable& operation, const Catalog& beside) {
  auto again = operation;
  if (table.partition_of)
    for (const auto& column : table.columns) again.columns.push_back(column.definition);
  const auto made = table_of(again, {}, beside, table.partition_of ? &table : nullptr);
  return std::all_of(table.constraints.begin(), table.constraints.end(), [&](const Constraint& constraint) {
    return !fits_create_table(constraint) || made.constraint(constraint.name, {}) != nullptr;
  });
}
} // namespace

bool fits_create_table(const Constraint& constraint) {
  return constraint.validated && (constraint.deferrable == model::Deferrable::no ||
                                  !std::holds_alternative<model::PrimaryKey>(constraint.definition));
}

model::CreateTable create_table_of(const Table& table, const Catalog& beside) {
  auto operation = written(table, false);
  return gives_names_of(table, operation, beside) ? operation : written(table, true);
}

} // namespace aludel::catalog
