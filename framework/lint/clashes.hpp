#pragma once
#include "framework/lint/passage.hpp"

#include <string_view>

namespace aludel::lint {

/// What the catalog said against an operation, where the code is one that is asked for. Nothing where the
/// history is not known whole, or the step stands under a condition.
Remarks clashes(const Transition& t, bool (*asked)(std::string_view code), const std::string& help);

/// What the engine itself says of a statement that it refuses, where the tables that it names are known for
/// sure; otherwise empty.
std::string refusal_of(const Transition& t);

} // namespace aludel::lint
