#pragma once
#include "framework/base/json.hpp"
#include "framework/runner/result.hpp"

#include <string>

namespace aludel::report {

/// "<1ms", "12ms", "3.4s", "2m05s".
std::string duration_text(std::chrono::milliseconds duration);

/// The last line of a run: where the database is now.
std::string to_text(const runner::RunResult& result);
base::Json to_json(const runner::RunResult& result);

} // namespace aludel::report
