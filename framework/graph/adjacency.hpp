#pragma once
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace aludel::graph {

using Node = std::size_t;
using Nodes = std::vector<Node>;
using Marks = std::vector<bool>;    ///< one a node
using Edge = std::pair<Node, Node>; ///< what comes first, what comes after it

enum class Way { before, after };

/// Nodes 0…n-1 and the edges between them. The one door to Boost.Graph, whose headers are heavy.
class Adjacency {
public:
  Adjacency();
  /// Equal edges count once; neighbours come in the order of their numbers.
  Adjacency(std::size_t nodes, std::vector<Edge> edges);
  Adjacency(Adjacency&&) noexcept;
  Adjacency& operator=(Adjacency&&) noexcept;
  ~Adjacency();

  std::size_t size() const;
  std::size_t count(Node node, Way way) const; ///< of direct neighbours, in constant time
  Nodes next(Node node, Way way) const;        ///< direct neighbours

  Marks reach(const Nodes& from, Way way) const; ///< themselves included

  /// Groups of nodes of which each comes before each other; single nodes are no group.
  std::vector<Nodes> cycles() const;

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

} // namespace aludel::graph
