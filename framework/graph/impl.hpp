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
  std::vector<std::size_t> line; ///< of each node: where its run of parent, child, parent, child … begins
  std::vector<LabelSet> labels;  ///< by node

  void number(); ///< fills in what follows from `order`

  const Adjacency& by(Edges edges) const { return edges == Edges::all ? all : versioned; }
  Node node(const RevisionId& id) const; ///< throws Error exit 2 "unknown-revision"
  Nodes nodes(const Ids& some) const;
  Ids in_order(Nodes some) const;
  IdSet marked(const Marks& marks) const;

  /// What comes directly before a removed `node` and is now implied by nothing: neither by `rows` nor by each
  /// other.
  Nodes freed(Node node, const IdSet& rows) const;

  class Taken;
};

} // namespace aludel::graph
