#pragma once
#include "framework/lint/lint.hpp"

#include <string>

namespace aludel::report {

/// Workflow commands of GitHub Actions, a line each, errors first: GitHub shows ten of a kind. What the
/// author accepted is left out.
std::string annotations(const lint::Result& result);

} // namespace aludel::report
