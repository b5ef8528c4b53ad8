#include "framework/catalog/order.hpp"

#include "framework/catalog/dependencies.hpp"

#include <map>

namespace aludel::catalog {

namespace {
/// A depth-first search; what is met again on its own way is a circle, and is passed by.
class NeededFirst {
public:
  explicit NeededFirst(const Catalog& catalog) : catalog_(catalog) {
    const auto add = [&](const auto& object) { this->add(name_of(object), needs_of(object, catalog)); };
    catalog.for_each_type(add);
    catalog.for_each_sequence(add);
    catalog.for_each_table(add);
    catalog.for_each_routine(add);
    catalog.for_each_view(add);
  }

  std::vector<model::ObjectName> take() {
    for (const auto& key : keys_) visit(key);
    return std::move(order_);
  }

private:
  struct Node {
    model::ObjectName name;
    std::vector<std::string> needs;
    bool met = false;
  };

  /// Triggers, policies and owners of sequences come later anyway.
  static bool counts(const Need& need) {
    using enum model::ObjectKind;
    return need.object.kind != trigger && need.object.kind != policy && need.object.kind != sequence;
  }
  void add(model::ObjectName name, const Needs& needs) {
    auto key = key_of(name, catalog_);
    Node node{std::move(name), {}};
    for (const auto& need : needs)
      if (counts(need)) node.needs.push_back(key_of(need.needed, catalog_));
    keys_.push_back(key);
    nodes_.emplace(std::move(key), std::move(node));
  }
  void visit(const std::string& key) {
    const auto at = nodes_.find(key);
    if (at == nodes_.end() || at->second.met) return;
    at->second.met = true;
    for (const auto& need : at->second.needs) visit(need);
    order_.push_back(std::move(at->second.name));
  }

  const Catalog& catalog_;
  std::vector<std::string> keys_;
  std::map<std::string, Node> nodes_;
  std::vector<model::ObjectName> order_;
};
} // namespace

std::vector<model::ObjectName> in_order(const Catalog& catalog) { return NeededFirst(catalog).take(); }

} // namespace aludel::catalog
