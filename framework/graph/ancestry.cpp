#include "framework/graph/ancestry.hpp"

#include <algorithm>
#include <functional>

namespace aludel::graph {

namespace {
constexpr std::size_t word_bits = 64;
}

Ancestry::Ancestry(const Graph& graph) {
  for (const auto& id : graph.ids()) {
    const auto own = before_.size();
    Bits bits(own / word_bits + 1);
    bits[own / word_bits] |= std::uint64_t{1} << (own % word_bits);
    const auto add = [&](const Ids& needed) {
      for (const auto& one : needed) {
        const auto& theirs = before_[position_.at(one)];
        std::transform(theirs.begin(), theirs.end(), bits.begin(), bits.begin(), std::bit_or<>());
      }
    };
    add(graph.parents(id));
    add(graph.dependencies(id));
    position_.emplace(id, own);
    before_.push_back(std::move(bits));
  }
}

bool Ancestry::leads(const RevisionId& from, const RevisionId& to) const {
  const auto older = position_.find(from);
  const auto younger = position_.find(to);
  if (older == position_.end() || younger == position_.end() || older->second > younger->second) return false;
  return (before_[younger->second][older->second / word_bits] >> (older->second % word_bits) & 1) != 0;
}

} // namespace aludel::graph
