#pragma once
#include "framework/lint/passage.hpp"

#include <string>
#include <vector>

namespace aludel::lint {

/// A foreign key that an operation makes.
struct MadeForeignKey {
  model::QualifiedName table; ///< that points
  model::Identifiers columns;
  model::References references;
};

/// None where IF NOT EXISTS leaves everything as it is.
std::vector<MadeForeignKey> made_foreign_keys(const Transition& t);

/// One whose two tables are known, for certain, once the operation has run.
struct JoinedForeignKey {
  MadeForeignKey key;
  const catalog::Table& child;
  const catalog::Table& parent;
};
std::vector<JoinedForeignKey> joined_foreign_keys(const Transition& t);

/// After which its foreign keys must fit the schema: itself; where they are looked at no sooner than rows
/// come (SQLite), the last one of the revision.
const Transition& fitting(const Transition& t);

/// The columns that are pointed at: those that are said, or the primary key of the table. Empty: it has none.
model::Identifiers target_columns(const model::References& references, const catalog::Table& parent);

/// The project does not say that foreign keys are off.
bool are_foreign_keys_on(const Scene& scene);

} // namespace aludel::lint
