#pragma once
#include "framework/graph/adjacency.hpp"

namespace aludel::graph {

/// All nodes, each after what comes before it in `all`. A line of `versioned` edges is followed as far as it
/// is ready; else the lowest ready number is next. Nodes on a cycle, and what comes after one, are left out.
Nodes line_order(const Adjacency& versioned, const Adjacency& all);

} // namespace aludel::graph
