#include "framework/graph/order.hpp"

#include <optional>
#include <set>

namespace aludel::graph {

namespace {
/// Kahn's algorithm ("Topological sorting of large networks", 1962).
class LineOrder {
public:
  LineOrder(const Adjacency& versioned, const Adjacency& all) : versioned_(versioned), all_(all) {
    for (Node node = 0; node < all.size(); ++node) {
      waits_for_.push_back(all.count(node, Way::before));
      if (waits_for_.back() == 0) ready_.insert(node);
    }
  }

  Nodes run() {
    while (!ready_.empty())
      for (std::optional<Node> node = *ready_.begin(); node; node = ready_child(*node)) emit(*node);
    return std::move(order_);
  }

private:
  void emit(Node node) {
    ready_.erase(node);
    order_.push_back(node);
    for (const Node later : all_.next(node, Way::after))
      if (--waits_for_[later] == 0) ready_.insert(later);
  }
  std::optional<Node> ready_child(Node node) const {
    for (const Node child : versioned_.next(node, Way::after))
      if (ready_.count(child) != 0) return child;
    return std::nullopt;
  }

  const Adjacency& versioned_;
  const Adjacency& all_;
  std::vector<std::size_t> waits_for_;
  std::set<Node> ready_;
  Nodes order_;
};
} // namespace

Nodes line_order(const Adjacency& versioned, const Adjacency& all) { return LineOrder(versioned, all).run(); }

} // namespace aludel::graph
