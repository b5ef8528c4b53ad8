#pragma once
#include "dialects/postgresql/understand/nodes.hpp"
#include "framework/catalog/search_path.hpp"

#include <optional>

namespace aludel::postgresql::reading {

/// The search path that a statement leaves: SET and RESET of it, set_config(), DISCARD ALL, and the end of a
/// transaction (manual, "SET", "System Administration Functions"). Nothing: it changes none. Behind a
/// ROLLBACK nobody knows which one holds, unless none was set.
std::optional<catalog::SearchPath> path_after(const Node& tree, const catalog::SearchPath& before);

/// The path where something may have changed it that is not followed.
catalog::SearchPath unknown_path();

} // namespace aludel::postgresql::reading
