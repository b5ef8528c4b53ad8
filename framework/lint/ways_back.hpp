#pragma once
#include "framework/lint/passage.hpp"

#include <optional>
#include <vector>

namespace aludel::lint {

/// The operations that would still lead from the end of a way back to the schema before its way up; none: it
/// leads back. What was renamed is renamed back, so that it keeps its rows. Nullopt where a statement of
/// either way could not be followed.
std::optional<std::vector<model::Operation>> left_undone(const Passage& back);

} // namespace aludel::lint
