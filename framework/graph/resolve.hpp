#pragma once
#include "framework/graph/target.hpp"
#include "framework/graph/walk.hpp"

namespace aludel::graph {

using Rows = std::optional<Ids>; ///< of the version table, when there is a database

/// The revision that stands before the '@'; none when there is no '@'.
Spot branch_of(const Graph& graph, const Identifier& target, const Rows& current);

/// What the symbol names, without the steps, within the branch. Empty is base.
Ids named(const Graph& graph, const Identifier& target, const Rows& current);

/// The same where one revision, or base, is due.
Spot named_spot(const Graph& graph, const Identifier& target, const Rows& current);

/// Rows in the graph's order; throws when one is unknown or implies another.
Ids sound_rows(const Graph& graph, const Ids& current);

/// "'a:b' is a range", where one target is due.
void refuse_range(std::string_view target);

} // namespace aludel::graph
