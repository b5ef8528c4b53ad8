#include "framework/graph/edges.hpp"
#include "framework/graph/impl.hpp"
#include "framework/graph/order.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace aludel::graph {

namespace {
void sort_by_age(Headers& headers) {
  std::stable_sort(headers.begin(), headers.end(), [](const auto& a, const auto& b) {
    return std::tie(a.created, a.id) < std::tie(b.created, b.id);
  });
}

std::vector<LabelSet> own_labels(const Headers& headers) {
  const auto none = std::make_shared<const std::set<std::string>>();
  std::vector<LabelSet> labels;
  for (const auto& header : headers) {
    std::set<std::string> own;
    for (const auto& label : header.branch_labels) own.insert(label.text);
    labels.push_back(own.empty() ? none : std::make_shared<const std::set<std::string>>(std::move(own)));
  }
  return labels;
}
} // namespace

Graph Graph::build(Headers headers, base::Diagnostics& problems) {
  base::Diagnostics faults;
  Graph graph;
  Impl& impl = *graph.impl_;
  sort_by_age(headers);
  impl.names = read_names(headers, faults);
  const auto parents = read_parents(headers, impl.names, faults);
  auto edges = read_dependencies(headers, impl.names, faults);
  edges.insert(edges.end(), parents.begin(), parents.end());
  impl.versioned = Adjacency(headers.size(), parents);
  impl.all = Adjacency(headers.size(), std::move(edges));
  impl.order = line_order(impl.versioned, impl.all);
  if (impl.order.size() < headers.size()) complain_of_cycles(headers, impl.names, impl.all, faults);
  if (!faults.empty()) {
    base::sort_by_place(faults);
    std::move(faults.begin(), faults.end(), std::back_inserter(problems));
    return {};
  }
  impl.headers = std::move(headers);
  impl.labels = spread_labels(impl.versioned, impl.all, impl.order, own_labels(impl.headers));
  impl.number();
  return graph;
}

void Graph::Impl::number() {
  position.resize(order.size());
  line.resize(order.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    const Node node = order[at];
    const auto parents = versioned.next(node, Way::before);
    const bool goes_on = at > 0 && std::find(parents.begin(), parents.end(), order[at - 1]) != parents.end();
    position[node] = at;
    line[node] = goes_on ? line[order[at - 1]] : at;
    ids.push_back(headers[node].id);
  }
}

} // namespace aludel::graph
