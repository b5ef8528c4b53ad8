#include "framework/catalog/apply.hpp"
#include "framework/catalog/comparison.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {
model::Column* column_of(model::CreateTable& operation, const Identifiers& names, const Naming& naming) {
  if (names.size() != 1) return nullptr;
  const auto at =
      std::find_if(operation.columns.begin(), operation.columns.end(),
                   [&](const model::Column& c) { return same_name(c.name, names.front(), naming); });
  return at == operation.columns.end() ? nullptr : &*at;
}

void move_primary_key(model::CreateTable& operation, const Naming& naming) {
  if (!operation.primary_key) return;
  for (auto& column : operation.columns)
    for (const auto& name : operation.primary_key->columns)
      if (same_name(column.name, name, naming)) column.nullable = true; // a key never is
  auto* column = column_of(operation, operation.primary_key->columns, naming);
  if (column == nullptr || !operation.primary_key->name.empty()) return;
  column->primary_key = true;
  operation.primary_key.reset();
}

void move_uniques(model::CreateTable& operation, const Naming& naming) {
  std::erase_if(operation.uniques, [&](const model::Unique& unique) {
    auto* column = column_of(operation, unique.columns, naming);
    if (column == nullptr || column->unique || unique != model::Unique{{}, unique.columns, {}}) return false;
    return column->unique = true;
  });
}

void move_foreign_keys(model::CreateTable& operation, const Naming& naming) {
  std::erase_if(operation.foreign_keys, [&](const model::ForeignKey& key) {
    auto* column = column_of(operation, key.columns, naming);
    if (column == nullptr || column->references || !key.name.empty()) return false;
    column->references = key.references;
    return true;
  });
}
} // namespace

model::CreateTable with_constraints_at_columns(model::CreateTable operation, const Naming& naming) {
  auto moved = operation;
  move_primary_key(moved, naming);
  move_uniques(moved, naming);
  move_foreign_keys(moved, naming);
  // Constraints without a name get theirs in the order in which they are written.
  const Catalog nothing(naming);
  const auto is_same = alike(table_of(operation, {}, nothing), table_of(moved, {}, nothing), nothing);
  return is_same ? moved : operation;
}

} // namespace aludel::catalog
