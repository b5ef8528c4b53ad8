#include "framework/lint/facts.hpp"
#include "framework/lint/foreign_keys.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
bool empties(const model::References& references) {
  return references.on_delete == model::ReferentialAction::set_null ||
         references.on_update == model::ReferentialAction::set_null;
}

/// The columns of a foreign key that it would empty, and that must hold something.
model::Identifiers held_columns(const catalog::Table* table, const model::Identifier& key,
                                const catalog::Naming& naming) {
  model::Identifiers held;
  const auto* constraint = table == nullptr ? nullptr : table->constraint(key, naming);
  const auto* found =
      constraint == nullptr ? nullptr : std::get_if<model::ForeignKey>(&constraint->definition);
  if (found == nullptr || !empties(found->references)) return held;
  for (const auto& name : found->columns)
    if (const auto* column = table->column(name, naming); column != nullptr && !column->definition.nullable)
      held.push_back(name);
  return held;
}

/// The revision may have brought it about. This looks at every constraint of the schema: what costs more
/// comes later.
bool may_be_of_passage(const Passage& passage, const catalog::Table& table,
                       const catalog::Constraint& constraint) {
  const auto* key = std::get_if<model::ForeignKey>(&constraint.definition);
  if (key == nullptr || !empties(key->references)) return false;
  const auto& id = passage.revision.header.id;
  return constraint.origin.born == id ||
         std::any_of(key->columns.begin(), key->columns.end(), [&](const model::Identifier& name) {
           const auto* column = table.column(name, passage.after.naming());
           return column != nullptr && column->origin.changed == id;
         });
}
} // namespace

Remarks foreign_key_set_null_not_null(const Passage& passage) {
  Remarks remarks;
  if (!are_foreign_keys_on(passage.scene)) return remarks;
  for (const auto* changed : tables_changed(passage)) {
    const auto& table = *changed;
    for (const auto& constraint : table.constraints) {
      if (!table.certain() || !may_be_of_passage(passage, table, constraint)) continue;
      const auto held = held_columns(&table, constraint.name, passage.after.naming());
      if (held.empty()) continue;
      const auto place = place_where(
          passage,
          [&](const catalog::Catalog& catalog) {
            return !held_columns(catalog.table(table.name), constraint.name, catalog.naming()).empty();
          },
          false);
      if (!place) continue;
      const auto& parent = std::get<model::ForeignKey>(constraint.definition).references.table;
      Remark remark{"SET NULL of the foreign key to " + to_string(parent) + " empties " +
                        to_string(table.name) + " (" + to_string(held) +
                        "), which must not be null: changes of rows that are pointed at fail",
                    "choose CASCADE or RESTRICT, or let the column be null"};
      remark.place = place;
      remarks.push_back(std::move(remark));
    }
  }
  return remarks;
}

} // namespace aludel::lint::rules
