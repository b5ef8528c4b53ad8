#include "dialects/postgresql/understand/scopes.hpp"

#include <algorithm>

namespace aludel::postgresql::reading {

bool Scopes::is_query(std::string_view name) const {
  return std::find(queries_.begin(), queries_.end(), name) != queries_.end();
}

void Scopes::add_table(std::string alias, model::QualifiedName table) {
  levels_.back().push_back({std::move(alias), std::move(table)});
}

std::optional<model::QualifiedName> Scopes::table(std::string_view alias) const {
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level)
    for (const auto& rows : *level)
      if (rows.alias == alias) return rows.table.empty() ? std::nullopt : std::optional(rows.table);
  return std::nullopt;
}

bool Scopes::has(const model::QualifiedName& table, const model::Identifier& column) const {
  const auto* known = now_.table(table);
  return known != nullptr && known->column(column, now_.naming()) != nullptr;
}

/// The rows that all queries in each other have, when they are of one thing.
const Scopes::Rows* Scopes::only() const {
  const Rows* found = nullptr;
  for (const auto& level : levels_)
    for (const auto& rows : level) {
      if (found != nullptr) return nullptr;
      found = &rows;
    }
  return found;
}

std::optional<model::QualifiedName> Scopes::table_with(const model::Identifier& column) const {
  const auto* alone = guesses_ ? only() : nullptr;
  if (alone != nullptr && !alone->table.empty()) return alone->table;
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
    std::optional<model::QualifiedName> found;
    for (const auto& rows : *level)
      if (!rows.table.empty() && has(rows.table, column)) {
        if (found) return std::nullopt;
        found = rows.table;
      }
    if (found) return found;
  }
  return std::nullopt;
}

} // namespace aludel::postgresql::reading
