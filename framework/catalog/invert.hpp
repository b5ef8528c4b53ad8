#pragma once
#include "framework/catalog/catalog.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace aludel::catalog {

struct Inverse {
  std::vector<model::Operation> operations; ///< in the order in which they run; empty: nothing to undo
  std::string lost; ///< what does not come back ("the rows of memories"); empty when all does
};
struct NoInverse {
  std::string reason; ///< "raw SQL has no derived inverse"
  /// The operation has an inverse, and it needs to know how this table looks, which raw SQL made or changed.
  std::optional<QualifiedName> unknown_table = {};
  std::string lost = {}; ///< as in Inverse, when the inverse is found in another way
};

/// The operations that undo `operation`, given the catalog in which it runs.
std::variant<Inverse, NoInverse> invert(const model::Operation& operation, const Catalog& before);

/// Data that is gone for good once an operation has run.
struct Loss {
  QualifiedName table;
  Identifier column; ///< empty: whole rows
  std::string what;  ///< "the rows of memories", "the values of users.email"
};

/// Objects made by `revision` itself hold nothing that could be missed; pass an empty id to count them too.
std::vector<Loss> losses(const model::Operation& operation, const Catalog& before,
                         const RevisionId& revision);

} // namespace aludel::catalog
