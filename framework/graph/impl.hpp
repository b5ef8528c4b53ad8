#pragma once
#include "framework/graph/graph.hpp"
#include "framework/graph/labels.hpp"
#include "framework/graph/names.hpp"

namespace aludel::graph {

/// Nodes are numbered by `created`, then id: the number is the tie-break of the order.
struct Graph::Impl {
  Headers headers; ///< by node
  Names names;
  Adjacency versioned, all;
  Nodes order;                       ///< oldest first
  std::vector<std::size_t> position; ///< of each node in `order`
  Ids ids;                           ///< `order` as ids
  std::vector<LabelSet> labels;      ///< by node

  const Adjacency& by(Edges edges) const { return edges == Edges::all ? all : versioned; }
  Node node(const RevisionId& id) const; ///< throws Error exit 2 "unknown-revision"
  Nodes nodes(const Ids& some) const;
  Ids in_order(Nodes some) const;
  IdSet marked(const Marks& marks) const;
  bool leads_to_any(Node from, const Nodes& to) const; ///< by any edge; a node does not lead to itself
};

} // namespace aludel::graph
