#include "framework/graph/walk.hpp"

#include "framework/graph/complaints.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace aludel::graph {

namespace {
std::string name_of(const Spot& spot) { return spot ? "'" + *spot + "'" : "base"; }

Walk walk_up(const Graph& graph, Spot at, const Identifier& target, const Spot& branch) {
  const auto line = branch ? lineage(graph, *branch, Edges::versioned) : IdSet();
  for (int step = 0; step < *target.steps; ++step) {
    auto children = at ? graph.children(*at) : graph.bases();
    if (branch) children = those_in(children, line);
    if (children.empty()) refuse_overrun(target, step, name_of(at));
    if (children.size() > 1) refuse_fork(target, (at ? "above " : "from ") + name_of(at), children);
    at = children.front();
  }
  return {at, std::nullopt};
}

Walk walk_down(const Graph& graph, Spot at, const Identifier& target) {
  Spot last_left;
  for (int step = 0; step < -*target.steps; ++step) {
    if (!at) refuse_overrun(target, step, "base");
    const auto parents = graph.parents(*at);
    if (parents.size() > 1) refuse_fork(target, "below the merge " + name_of(at), parents);
    last_left = at;
    at = parents.empty() ? Spot() : parents.front();
  }
  return {at, last_left};
}
} // namespace

Walk walk(const Graph& graph, const Spot& start, const Identifier& target, const Spot& branch) {
  return *target.steps > 0 ? walk_up(graph, start, target, branch) : walk_down(graph, start, target);
}

IdSet lineage(const Graph& graph, const RevisionId& id, Edges edges) {
  auto line = graph.ancestors({id}, edges);
  line.merge(graph.descendants({id}, edges));
  return line;
}

Ids those_in(const Ids& ids, const IdSet& set) {
  Ids found;
  std::copy_if(ids.begin(), ids.end(), std::back_inserter(found),
               [&](const auto& id) { return set.count(id) != 0; });
  return found;
}

} // namespace aludel::graph
