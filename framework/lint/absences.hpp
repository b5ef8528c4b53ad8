#pragma once
#include "framework/lint/passage.hpp"

#include <string>
#include <vector>

namespace aludel::lint {

/// A name that a transition needs.
struct NeededName {
  model::QualifiedName name;
  base::Place place = {}; ///< unknown: that of the transition
};

/// The relations that an operation changes or reads, and that must be there. Those of IF EXISTS, of foreign
/// keys (which have a rule of their own), and those that it makes are not among them.
std::vector<NeededName> needed_relations(const Transition& t);

/// The tables that its foreign keys point at.
std::vector<NeededName> referenced_tables(const Transition& t);

/// Why a relation is not there, as far as the history tells: "; it is created later, in 9c4f"; or the nearest
/// name: "; did you mean users?".
std::string why_absent(const Transition& t, const model::QualifiedName& name);

} // namespace aludel::lint
