#pragma once
#include "framework/base/json.hpp"
#include "framework/lint/lint.hpp"

#include <string>

namespace aludel::report {

/// A log of the Static Analysis Results Interchange Format, 2.1.0 (OASIS). Accepted findings are in it, as
/// suppressions with their reasons. Paths are relative to %SRCROOT%.
base::Json sarif(const lint::Result& result, const std::string& tool_version);

} // namespace aludel::report
