#include "framework/graph/labels.hpp"

#include <algorithm>

namespace aludel::graph {

namespace {
LabelSet united(const LabelSet& a, const LabelSet& b) {
  if (a == b || std::includes(a->begin(), a->end(), b->begin(), b->end())) return a;
  if (std::includes(b->begin(), b->end(), a->begin(), a->end())) return b;
  auto both = std::make_shared<std::set<std::string>>(*a);
  both->insert(b->begin(), b->end());
  return both;
}
} // namespace

std::optional<Node> linear_parent(const Adjacency& versioned, const Adjacency& all, Node node) {
  if (versioned.count(node, Way::before) != 1) return std::nullopt;
  const Node parent = versioned.next(node, Way::before).front();
  const bool linear = all.count(parent, Way::after) == 1 && versioned.count(parent, Way::before) <= 1;
  return linear ? std::optional(parent) : std::nullopt;
}

std::vector<LabelSet> spread_labels(const Adjacency& versioned, const Adjacency& all, const Nodes& order,
                                    const std::vector<LabelSet>& own) {
  auto labels = own;
  for (const Node node : order)
    for (const Node parent : versioned.next(node, Way::before))
      labels[node] = united(labels[node], labels[parent]);
  auto climbing = own; // own, and what climbed from below; apart from `labels`, which must not climb
  for (auto node = order.rbegin(); node != order.rend(); ++node) {
    labels[*node] = united(labels[*node], climbing[*node]);
    if (const auto parent = linear_parent(versioned, all, *node))
      climbing[*parent] = united(climbing[*parent], climbing[*node]);
  }
  return labels;
}

} // namespace aludel::graph
