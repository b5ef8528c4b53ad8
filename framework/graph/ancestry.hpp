#pragma once
#include "framework/graph/graph.hpp"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace aludel::graph {

/// Who stands on whom, by edges of any kind, for those who ask often. Of n revisions it takes n²/16 bytes:
/// 6 MB of 10,000.
class Ancestry {
public:
  Ancestry() = default; ///< knows of nobody
  explicit Ancestry(const Graph& graph);

  /// The one is an ancestor of the other, or is it. False for an id that is not in the graph.
  bool leads(const RevisionId& from, const RevisionId& to) const;

private:
  using Bits = std::vector<std::uint64_t>;
  std::unordered_map<RevisionId, std::size_t> position_; ///< oldest first
  std::vector<Bits> before_;                             ///< of each: who leads to it
};

} // namespace aludel::graph
