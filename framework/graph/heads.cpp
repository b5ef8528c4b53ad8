#include "framework/graph/impl.hpp"

#include <algorithm>
#include <iterator>

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

/// Never past the last of `to` in the order: what is newer can not be on the way.
bool Graph::Impl::leads_to_any(Node from, const Nodes& to) const {
  Marks wanted(all.size(), false), seen(all.size(), false);
  std::size_t last = 0;
  for (const Node node : to) {
    wanted[node] = true;
    last = std::max(last, position[node]);
  }
  Nodes open{from};
  while (!open.empty()) {
    const Node node = open.back();
    open.pop_back();
    for (const Node later : all.next(node, Way::after)) {
      if (wanted[later]) return true;
      if (seen[later] || position[later] > last) continue;
      seen[later] = true;
      open.push_back(later);
    }
  }
  return false;
}

/// Up: what `id` implies and was a head till now comes
/// directly before it, for anything between the two would be applied already and have implied the head. Down:
/// only what comes directly before `id` can become a head, when nothing that stays implies it.
IdSet Graph::advance(const IdSet& rows, const RevisionId& id, Direction direction) const {
  const Node node = impl_->node(id);
  const Nodes before = impl_->all.next(node, Way::before);
  IdSet after = rows;
  if (direction == Direction::up) {
    for (const Node implied : before) after.erase(impl_->headers[implied].id);
    after.insert(id);
    return after;
  }
  after.erase(id);
  Nodes stay = impl_->nodes({after.begin(), after.end()});
  stay.insert(stay.end(), before.begin(), before.end());
  for (const Node candidate : before) {
    const bool only_child = impl_->all.count(candidate, Way::after) == 1;
    if (only_child || !impl_->leads_to_any(candidate, stay)) after.insert(impl_->headers[candidate].id);
  }
  return after;
}

} // namespace aludel::graph
