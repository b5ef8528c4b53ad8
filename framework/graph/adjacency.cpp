#include "framework/graph/adjacency.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>

namespace aludel::graph {

struct Adjacency::Impl : boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS> {
  using adjacency_list::adjacency_list;
};

Adjacency::Adjacency() : Adjacency(0, {}) {}
Adjacency::Adjacency(std::size_t nodes, std::vector<Edge> edges) {
  std::sort(edges.begin(), edges.end()); // boost::vecS keeps the order in which edges come
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  impl_ = std::make_unique<Impl>(edges.begin(), edges.end(), nodes);
}
Adjacency::Adjacency(Adjacency&&) noexcept = default;
Adjacency& Adjacency::operator=(Adjacency&&) noexcept = default;
Adjacency::~Adjacency() = default;

std::size_t Adjacency::size() const { return boost::num_vertices(*impl_); }

std::size_t Adjacency::count(Node node, Way way) const {
  return way == Way::after ? boost::out_degree(node, *impl_) : boost::in_degree(node, *impl_);
}

Nodes Adjacency::next(Node node, Way way) const {
  const auto listed = [](const auto& range) { return Nodes(range.first, range.second); };
  return way == Way::after ? listed(boost::adjacent_vertices(node, *impl_))
                           : listed(boost::inv_adjacent_vertices(node, *impl_));
}

Marks Adjacency::reach(const Nodes& from, Way way) const {
  Marks reached(size(), false);
  Nodes open;
  const auto visit = [&](const Nodes& nodes) {
    for (const Node node : nodes) {
      if (reached[node]) continue;
      reached[node] = true;
      open.push_back(node);
    }
  };
  visit(from);
  while (!open.empty()) {
    const Node node = open.back();
    open.pop_back();
    visit(next(node, way));
  }
  return reached;
}

std::vector<Nodes> Adjacency::cycles() const {
  std::vector<Node> component(size());
  const auto index = boost::get(boost::vertex_index, *impl_);
  const auto found =
      boost::strong_components(*impl_, boost::make_iterator_property_map(component.begin(), index));
  std::vector<Nodes> groups(found);
  for (Node node = 0; node < size(); ++node) groups[component[node]].push_back(node);
  std::erase_if(groups, [](const Nodes& group) { return group.size() < 2; });
  std::sort(groups.begin(), groups.end());
  return groups;
}

} // namespace aludel::graph
