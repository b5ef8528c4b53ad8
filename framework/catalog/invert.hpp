#pragma once
#include "framework/catalog/catalog.hpp"

#include <string>
#include <variant>
#include <vector>

namespace aludel::catalog {

struct Inverse {
  std::vector<model::Operation> operations; ///< in the order in which they run
  std::string lost; ///< what does not come back ("the rows of memories"); empty when all does
};
struct NoInverse {
  std::string reason; ///< "raw SQL has no derived inverse"
};

/// The operations that undo `operation`, given the catalog in which it runs.
std::variant<Inverse, NoInverse> invert(const model::Operation& operation, const Catalog& before);

/// What is gone for good once the operation has run ("the rows of memories", "the values of users.email"); empty
/// when nothing is. Objects made by `revision` itself hold nothing that could be missed.
std::string loses(const model::Operation& operation, const Catalog& before, const RevisionId& revision);

} // namespace aludel::catalog
