#pragma once
#include "framework/graph/adjacency.hpp"

#include <memory>
#include <optional>
#include <set>
#include <string>

namespace aludel::graph {

/// Shared, because along a line all revisions carry the same.
using LabelSet = std::shared_ptr<const std::set<std::string>>;

/// The parent to which a label of `node` spreads: its only parent, when that is no merge point and nothing
/// else follows or depends on it.
std::optional<Node> linear_parent(const Adjacency& versioned, const Adjacency& all, Node node);

/// The labels that apply to each node: its own, those of its ancestors (through merges), and those of the
/// descendants of which it is a linear ancestor. `order` is oldest first.
std::vector<LabelSet> spread_labels(const Adjacency& versioned, const Adjacency& all, const Nodes& order,
                                    const std::vector<LabelSet>& own);

} // namespace aludel::graph
