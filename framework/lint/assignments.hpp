#pragma once
#include "framework/lint/passage.hpp"

#include <vector>

namespace aludel::lint {

/// SET of an UPDATE, or of ON CONFLICT DO UPDATE.
struct Assignment {
  model::QualifiedName table; ///< empty: not known
  model::Identifiers columns; ///< those that stand alone before "="
};

/// Those that the words of a statement tell, also inside a WITH.
std::vector<Assignment> assignments(const Transition& t);

} // namespace aludel::lint
