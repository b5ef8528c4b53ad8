#pragma once
#include "framework/lint/passage.hpp"

#include <string_view>

namespace aludel::lint {

/// What the catalog said against an operation, where the code is one that is asked for. Nothing where the
/// history is not known whole, or the step stands under a condition.
Remarks clashes(const Transition& t, bool (*asked)(std::string_view code), const std::string& help);

} // namespace aludel::lint
