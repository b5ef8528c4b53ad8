#pragma once
#include "framework/graph/graph.hpp"
#include "framework/graph/identifier.hpp"

#include <optional>

namespace aludel::graph {

/// A revision, or base.
using Spot = std::optional<RevisionId>;

/// Where a walk of `REV±N` ended.
struct Walk {
  Spot end;
  Spot last_left; ///< down: the revision that was left last, whose removal leads to `end`
};

/// Walks `target.steps` over parents or children. Throws Error exit 2 "ambiguous-walk" at a fork (up: of
/// children in `branch`, when given) or a merge point (down), and "walked-too-far" past the end of the line.
Walk walk(const Graph& graph, const Spot& start, const Identifier& target, const Spot& branch = std::nullopt);

/// Ancestors, descendants, itself.
IdSet lineage(const Graph& graph, const RevisionId& id, Edges edges);

Ids those_in(const Ids& ids, const IdSet& set);

} // namespace aludel::graph
