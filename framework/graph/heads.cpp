#include "framework/graph/impl.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace aludel::graph {

Ids Graph::minimal_heads(const IdSet& some) const {
  const Nodes members = impl_->nodes({some.begin(), some.end()});
  Nodes below;
  for (const Node member : members)
    for (const Node before : impl_->all.next(member, Way::before)) below.push_back(before);
  const Marks implied = impl_->all.reach(below, Way::before);
  Nodes heads;
  std::copy_if(members.begin(), members.end(), std::back_inserter(heads),
               [&](Node node) { return !implied[node]; });
  return impl_->in_order(std::move(heads));
}

/// How far each line is taken by some nodes: along a line the last revision implies all before it.
class Graph::Impl::Taken {
public:
  Taken(const Impl& graph, const Nodes& by) : graph_(graph) {
    for (const Node node : by) {
      auto& far = furthest_[graph.line[node]];
      far = std::max(far, graph.position[node]);
      last_ = std::max(last_, graph.position[node]);
    }
  }

  /// Whether one of the nodes comes after `node`, over any edges.
  bool implies(Node node) const {
    Marks seen(graph_.all.size(), false);
    Nodes open{node};
    while (!open.empty()) {
      const Node at = open.back();
      open.pop_back();
      for (const Node later : graph_.all.next(at, Way::after)) {
        if (holds(later)) return true;
        if (seen[later] || graph_.position[later] > last_) continue; // newer than all, it leads to none
        seen[later] = true;
        open.push_back(later);
      }
    }
    return false;
  }

private:
  bool holds(Node node) const {
    const auto far = furthest_.find(graph_.line[node]);
    return far != furthest_.end() && far->second >= graph_.position[node];
  }

  const Impl& graph_;
  std::unordered_map<std::size_t, std::size_t> furthest_; ///< position, by line
  std::size_t last_ = 0;
};

Nodes Graph::Impl::freed(Node node, const IdSet& rows) const {
  const Nodes before = all.next(node, Way::before);
  const auto is_row = [&](Node later) { return rows.count(headers[later].id) != 0; };
  Nodes free, contested;
  for (const Node candidate : before) {
    const Nodes after = all.next(candidate, Way::after);
    if (after.size() == 1)
      free.push_back(candidate);
    else if (std::none_of(after.begin(), after.end(), is_row))
      contested.push_back(candidate);
  }
  if (contested.empty()) return free;
  Nodes stay = nodes({rows.begin(), rows.end()});
  stay.insert(stay.end(), before.begin(), before.end());
  const Taken taken(*this, stay);
  std::copy_if(contested.begin(), contested.end(), std::back_inserter(free),
               [&](Node candidate) { return !taken.implies(candidate); });
  return free;
}

/// Up: what `id` implies and was a head till now comes directly before it, for anything between the two would
/// be applied already and have implied the head.
IdSet Graph::advance(const IdSet& rows, const RevisionId& id, Direction direction) const {
  const Node node = impl_->node(id);
  IdSet after = rows;
  if (direction == Direction::up) {
    for (const Node implied : impl_->all.next(node, Way::before)) after.erase(impl_->headers[implied].id);
    after.insert(id);
  } else {
    after.erase(id);
    for (const Node head : impl_->freed(node, after)) after.insert(impl_->headers[head].id);
  }
  return after;
}

} // namespace aludel::graph
