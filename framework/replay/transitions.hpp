#pragma once
#include "framework/replay/work.hpp"

#include <memory>

namespace aludel::replay {

/// One operation as it changes the catalog.
struct Transition {
  const model::Step* step = nullptr;
  std::size_t index = 0; ///< of the step among those of its direction
  /// What the step says, or one of those that a statement of its SQL was read as. A statement that the
  /// vocabulary has no word for is a model::Sql of itself.
  model::Operation operation;
  std::shared_ptr<const dialect::SqlReading> reading; ///< null: a typed step
  std::shared_ptr<const dialect::SqlReading> block;   ///< that the statement stands in (DO); null: in none
  bool maybe = false;                                 ///< it stands under a condition
  catalog::Catalog before;
  catalog::Catalog after;
  base::Diagnostics clashes; ///< with what the catalog is sure of; each at the step or statement
};

/// Walks through the steps of a revision that are for the subject's dialect, from this catalog, and gives the
/// one after them. Raw SQL is read by `subject.read_sql`, where there is one. It begins with the search path
/// that nobody set, and forgets at the end which one was set.
catalog::Catalog walk(const Subject& subject, const model::Revision& revision, const model::Steps& steps,
                      catalog::Catalog catalog, const std::function<void(Transition&&)>& visit);

} // namespace aludel::replay
