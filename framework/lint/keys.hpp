#pragma once
#include "framework/catalog/catalog.hpp"

#include <vector>

namespace aludel::lint {

/// Columns of which no two rows hold the same values.
struct UniqueKey {
  model::Identifiers columns;
  bool at_once = true; ///< not put off to the end of a transaction
};

/// Of the primary key, unique constraints, and unique indexes of plain columns that hold all rows. A
/// partition has also those of its parent, which are not among them.
std::vector<UniqueKey> unique_keys(const catalog::Table& table);

/// Each of `some` is one of `all`.
bool are_among(const model::Identifiers& some, const model::Identifiers& all,
               const catalog::Catalog& catalog);

/// The columns of an index; empty where one of its keys is an expression.
model::Identifiers plain_columns(const model::Index& index);

} // namespace aludel::lint
