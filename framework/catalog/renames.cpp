#include "framework/catalog/renames.hpp"

#include "framework/catalog/words.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {
/// Calls `change` for every foreign key that points at `target`, and puts changed tables back.
template<class Change>
void edit_keys_to(Catalog& catalog, const QualifiedName& target, Change&& change) {
  const auto wanted = catalog.resolved(target);
  const auto points = [&](const Constraint& constraint) {
    const auto* key = std::get_if<model::ForeignKey>(&constraint.definition);
    return key != nullptr && catalog.resolved(key->references.table) == wanted;
  };
  std::vector<Table> changed;
  catalog.for_each_table([&](const Table& table) {
    if (std::none_of(table.constraints.begin(), table.constraints.end(), points)) return;
    changed.push_back(table);
    change(changed.back(), points);
  });
  for (auto& table : changed) catalog.put(std::move(table));
}

/// A conventional name stays what it was when the table or column is renamed, so from now on it is a given
/// one.
void keep_names(Table& table) {
  for (auto& constraint : table.constraints) constraint.named = true;
}

void rename_in(Identifiers& columns, const Identifier& from, const Identifier& to, const Naming& naming) {
  for (auto& column : columns)
    if (same_name(column, from, naming)) column = to;
}

struct RenameIn {
  const Identifier& from;
  const Identifier& to;
  const Naming& naming;
  void text(std::optional<model::SqlText>& sql) const {
    if (sql) sql = renamed(std::move(*sql), from, to);
  }
  void operator()(model::PrimaryKey& key) const { rename_in(key.columns, from, to, naming); }
  void operator()(model::Unique& unique) const { rename_in(unique.columns, from, to, naming); }
  void operator()(model::Check& check) const { check.sql = renamed(std::move(check.sql), from, to); }
  void operator()(model::ForeignKey& key) const { rename_in(key.columns, from, to, naming); }
  void operator()(model::Exclusion& exclusion) const {
    text(exclusion.where);
    for (auto& element : exclusion.elements) {
      text(element.expr);
      if (same_name(element.column, from, naming)) element.column = to;
    }
  }
  void operator()(model::Index& index) const {
    text(index.where);
    rename_in(index.include, from, to, naming);
    for (auto& column : index.columns) {
      text(column.expr);
      if (same_name(column.column, from, naming)) column.column = to;
    }
  }
};

void rename_within(Table& table, const Identifier& from, const Identifier& to, const Naming& naming) {
  const RenameIn rename{from, to, naming};
  keep_names(table);
  for (auto& column : table.columns) {
    if (same_name(column.definition.name, from, naming)) column.definition.name = to;
    if (column.definition.generated)
      column.definition.generated->sql = renamed(std::move(column.definition.generated->sql), from, to);
  }
  for (auto& constraint : table.constraints) std::visit(rename, constraint.definition);
  for (auto& index : table.indexes) rename(index.definition);
}
} // namespace

void rename_table(Catalog& catalog, const QualifiedName& from, const QualifiedName& to,
                  const Author& author) {
  edit_keys_to(catalog, from, [&](Table& child, const auto& points) {
    for (auto& constraint : child.constraints)
      if (points(constraint)) std::get<model::ForeignKey>(constraint.definition).references.table = to;
  });
  Table table = *catalog.table(from); // after the keys: it may point at itself
  catalog.remove_table(from);
  table.name = to;
  table.origin.changed = author.revision;
  keep_names(table);
  catalog.put(std::move(table));
}

void rename_column(Catalog& catalog, const QualifiedName& name, const Identifier& from, const Identifier& to,
                   const Author& author) {
  Table table = *catalog.table(name);
  rename_within(table, from, to, catalog.naming());
  table.origin.changed = author.revision;
  catalog.put(std::move(table));
  edit_keys_to(catalog, name, [&](Table& child, const auto& points) {
    for (auto& constraint : child.constraints)
      if (points(constraint))
        rename_in(std::get<model::ForeignKey>(constraint.definition).references.columns, from, to,
                  catalog.naming());
  });
}

void drop_keys_to(Catalog& catalog, const QualifiedName& target) {
  edit_keys_to(catalog, target,
               [](Table& child, const auto& points) { std::erase_if(child.constraints, points); });
}

} // namespace aludel::catalog
