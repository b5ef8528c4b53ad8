#pragma once
#include "framework/replay/work.hpp"

#include <optional>
#include <set>
#include <string>

namespace aludel::replay {

/// The objects that a revision's up and down change, by name: "table users", "schema audit". Nullopt when
/// that cannot be known (raw SQL). Two revisions that touch nothing in common give the same schema in either
/// order.
std::optional<std::set<std::string>> touched(const model::Revision& revision);

} // namespace aludel::replay
