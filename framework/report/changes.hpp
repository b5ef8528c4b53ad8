#pragma once
#include "framework/base/json.hpp"

#include <string>
#include <vector>

namespace aludel::report {

/// What changed from one canonical text of a revision to another, a line each: "up, step 2 (add_column): type
/// was "text", is "bigint"". Steps that were put in or taken out do not make those behind them changed.
std::vector<std::string> changes(const base::Json& was, const base::Json& is);

} // namespace aludel::report
