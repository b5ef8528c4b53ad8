#pragma once
#include "framework/lint/passage.hpp"

#include <vector>

namespace aludel::lint {

/// An UPDATE or DELETE, on its own or inside a WITH.
struct RowChange {
  enum class Verb { update, remove };
  Verb verb = Verb::update;
  model::QualifiedName table;
  bool filtered = false; ///< a condition that is not always true picks the rows
  base::Place place;     ///< unknown: that of the transition
};

/// Those of a transition that has no other statement around it: not what functions and triggers would do.
std::vector<RowChange> row_changes(const Transition& t);

} // namespace aludel::lint
