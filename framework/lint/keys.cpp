#include "framework/lint/keys.hpp"

#include <algorithm>

namespace aludel::lint {

std::vector<UniqueKey> unique_keys(const catalog::Table& table) {
  std::vector<UniqueKey> keys;
  for (const auto& constraint : table.constraints) {
    const bool at_once = constraint.deferrable == model::Deferrable::no;
    if (const auto* primary = std::get_if<model::PrimaryKey>(&constraint.definition))
      keys.push_back({primary->columns, at_once});
    else if (const auto* unique = std::get_if<model::Unique>(&constraint.definition))
      keys.push_back({unique->columns, at_once});
  }
  for (const auto& index : table.indexes)
    if (index.definition.unique && !index.definition.where)
      if (auto columns = plain_columns(index.definition); !columns.empty())
        keys.push_back({std::move(columns)});
  return keys;
}

bool are_among(const model::Identifiers& some, const model::Identifiers& all,
               const catalog::Catalog& catalog) {
  return std::all_of(some.begin(), some.end(), [&](const model::Identifier& one) {
    return std::any_of(all.begin(), all.end(),
                       [&](const model::Identifier& other) { return catalog.same(one, other); });
  });
}

model::Identifiers plain_columns(const model::Index& index) {
  model::Identifiers columns;
  for (const auto& key : index.columns)
    if (!key.column.empty()) columns.push_back(key.column);
  return columns.size() == index.columns.size() ? columns : model::Identifiers{};
}

} // namespace aludel::lint
