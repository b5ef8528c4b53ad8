#pragma once
#include "framework/dialect/dialect.hpp"
#include "framework/replay/work.hpp"
#include "tests/conformance/case_file.hpp"

#include <functional>
#include <string>

namespace aludel::conformance {

/// The revision "step" of an operation case, from the history alone: no database is asked. Returns what
/// cannot run, a line each.
std::string replay_case(const CaseFile& file, const dialect::Dialect& dialect, plan::Direction direction,
                        const std::function<void(const replay::Work&)>& visit);

} // namespace aludel::conformance
