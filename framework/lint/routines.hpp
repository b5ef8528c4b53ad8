#pragma once
#include "framework/lint/passage.hpp"

#include <string>

namespace aludel::lint {

/// The function or procedure that an operation creates; null when it creates none.
struct MadeRoutine {
  const model::QualifiedName* name = nullptr;
  const model::Routine* routine = nullptr;
  bool replace = false;
  explicit operator bool() const { return routine != nullptr; }
};
MadeRoutine made_routine(const model::Operation& operation);

/// "touch(integer)".
std::string called(const MadeRoutine& made);

/// Its names are found by a path of its own, or were found when it was made.
bool has_search_path(const model::Routine& routine);
/// A later statement of the revision gives it one: ALTER FUNCTION … SET search_path.
bool gets_search_path(const Transition& t, const MadeRoutine& made);

} // namespace aludel::lint
