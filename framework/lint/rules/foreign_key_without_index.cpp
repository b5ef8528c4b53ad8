#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
using model::Identifiers;

/// The first columns of an index, in any order, are those of the key.
bool leads_with(const Identifiers& index, const Identifiers& key, const catalog::Catalog& catalog) {
  return index.size() >= key.size() &&
         std::all_of(key.begin(), key.end(), [&](const model::Identifier& column) {
           return std::any_of(index.begin(), index.begin() + static_cast<std::ptrdiff_t>(key.size()),
                              [&](const model::Identifier& one) { return catalog.same(one, column); });
         });
}

/// "WHERE c IS NOT NULL" leaves out only rows that point at nothing.
bool holds_all(const model::Index& index, const Identifiers& key, std::string_view dialect) {
  if (!index.where) return true;
  const auto* text = index.where->in(dialect);
  const auto words = text == nullptr ? std::vector<catalog::Word>{} : catalog::words_of(*text);
  return key.size() == 1 && words.size() == 4 && catalog::names(words[0], key.front()) &&
         catalog::is_keyword(words[1], "is") && catalog::is_keyword(words[2], "not") &&
         catalog::is_keyword(words[3], "null");
}

bool is_found_by(const catalog::Index& index, const Identifiers& key, const Passage& passage) {
  const auto& method = index.definition.method;
  Identifiers columns;
  for (const auto& column : index.definition.columns) columns.push_back(column.column);
  return (method.empty() || base::iequals(method, "btree") || base::iequals(method, "hash")) &&
         holds_all(index.definition, key, passage.scene.dialect.name()) &&
         leads_with(columns, key, passage.after);
}

/// Columns that are not compared by = are not looked for.
Identifiers columns_of(const model::Exclusion& exclusion) {
  Identifiers columns;
  for (const auto& element : exclusion.elements)
    columns.push_back(element.with == "=" ? element.column : model::Identifier());
  return columns;
}

bool is_found_by(const catalog::Constraint& constraint, const Identifiers& key, const Passage& passage) {
  if (const auto* primary = std::get_if<model::PrimaryKey>(&constraint.definition))
    return leads_with(primary->columns, key, passage.after);
  const auto* exclusion = std::get_if<model::Exclusion>(&constraint.definition);
  if (exclusion != nullptr)
    return !exclusion->where && leads_with(columns_of(*exclusion), key, passage.after);
  const auto* unique = std::get_if<model::Unique>(&constraint.definition);
  return unique != nullptr && leads_with(unique->columns, key, passage.after);
}

bool has_index_for(const catalog::Table& table, const Identifiers& key, const Passage& passage) {
  const auto finds = [&](const auto& one) { return is_found_by(one, key, passage); };
  return std::any_of(table.indexes.begin(), table.indexes.end(), finds) ||
         std::any_of(table.constraints.begin(), table.constraints.end(), finds);
}

std::optional<base::Place> place_of_key(const Passage& passage, const model::QualifiedName& table,
                                        const model::Identifier& key) {
  return place_where(passage, [&](const catalog::Catalog& catalog) {
    const auto* known = catalog.table(table);
    return known != nullptr && known->constraint(key, catalog.naming()) != nullptr;
  });
}

bool is_settled(const catalog::Table& table) {
  return table.certain() && !table.options.temporary && !table.partition_of;
}
} // namespace

Remarks foreign_key_without_index(const Passage& passage) {
  Remarks remarks;
  for (const auto* changed : tables_changed(passage)) {
    const auto& table = *changed;
    if (!is_settled(table)) continue;
    for (const auto& constraint : table.constraints) {
      const auto* key = std::get_if<model::ForeignKey>(&constraint.definition);
      if (key == nullptr || constraint.origin.born != passage.revision.header.id ||
          has_index_for(table, key->columns, passage))
        continue;
      const auto columns = to_string(key->columns);
      Remark remark{"no index of " + to_string(table.name) + " begins with " + columns +
                        ": whoever deletes from " + to_string(key->references.table) +
                        ", or changes its key, reads the whole table",
                    "create an index on " + to_string(table.name) + " (" + columns + ")"};
      remark.place = place_of_key(passage, table.name, constraint.name);
      remarks.push_back(std::move(remark));
    }
  }
  return remarks;
}

} // namespace aludel::lint::rules
