#pragma once
#include "framework/graph/names.hpp"

namespace aludel::graph {

/// The edges of `down_revision`, which takes full ids.
std::vector<Edge> read_parents(const Headers& headers, const Names& names, base::Diagnostics& problems);

/// The edges of `depends_on`, which takes full ids and labels.
std::vector<Edge> read_dependencies(const Headers& headers, const Names& names, base::Diagnostics& problems);

/// One complaint a cycle, with all its members.
void complain_of_cycles(const Headers& headers, const Names& names, const Adjacency& all,
                        base::Diagnostics& problems);

} // namespace aludel::graph
