#pragma once
#include "framework/catalog/catalog.hpp"
#include "framework/dialect/dialect.hpp"
#include "framework/model/revision.hpp"

#include <cstddef>
#include <vector>

namespace aludel::importing {

/// What became of the statements of a script.
struct Counts {
  std::size_t typed = 0; ///< steps of the vocabulary
  std::size_t raw = 0;   ///< statements that stayed SQL
};

/// The schema that a script finds.
struct Schema {
  catalog::Catalog planned;    ///< as an upgrade knows it, which does not look into raw SQL
  catalog::Catalog known;      ///< with what raw SQL did, as far as the grammar tells
  bool unknown_tables = false; ///< raw SQL made tables of which it does not tell
};

struct ReadSteps {
  model::Steps steps;
  Counts counts;
  bool commits_between = false; ///< the script ends a transaction before its last statement
};

/// The SQL of a script as steps: operations where the dialect's grammar says that a statement is one, and a
/// revision file can hold it; raw SQL otherwise, neighbours together. BEGIN and COMMIT are left out, since a
/// revision has its own transaction; what the script runs outside one gets `transaction: none`. Comments
/// before a statement are its description. `schema` is what the first statement finds, and afterwards what
/// the last one leaves.
ReadSteps read_steps(const std::vector<model::SqlBlock>& script, bool in_transaction,
                     const dialect::Dialect& dialect, Schema& schema, base::Diagnostics& problems);

} // namespace aludel::importing
