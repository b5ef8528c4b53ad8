#pragma once
#include "framework/base/error.hpp"
#include "framework/base/json.hpp"

#include <string>

namespace aludel::report {

/// Every complaint of the error, each with its place, and a count when there are several.
std::string to_text(const base::Error& error, bool colour);

/// `{"error": …}` of the first, and all of them under "errors" when there are several.
base::Json to_json(const base::Error& error);

} // namespace aludel::report
