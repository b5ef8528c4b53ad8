#pragma once
#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

namespace aludel::base {

/// An ordered map as a value: a copy costs one pointer, a change O(log n), and copies never see each other's
/// changes. An AVL tree with path copying (Driscoll et al., "Making data structures persistent", 1989).
template<class Key, class Value>
class PersistentMap {
  struct Node;
  using Link = std::shared_ptr<const Node>;
  struct Node {
    Key key;
    Value value;
    Link left, right;
    int height;
    std::size_t size;
  };

public:
  const Value* find(const Key& key) const {
    for (const Node* at = root_.get(); at != nullptr;) {
      if (key < at->key)
        at = at->left.get();
      else if (at->key < key)
        at = at->right.get();
      else
        return &at->value;
    }
    return nullptr;
  }
  void set(const Key& key, Value value) { root_ = with(root_, key, std::move(value)); }
  void erase(const Key& key) {
    if (find(key) != nullptr) root_ = without(root_, key);
  }
  std::size_t size() const { return size_of(root_); }
  bool empty() const { return root_ == nullptr; }

  /// Calls `visit(key, value)` in key order.
  template<class Visit>
  void for_each(Visit&& visit) const {
    walk(root_.get(), visit);
  }

  /// The same from the first key that is not less than `first`, until `visit` returns false.
  template<class Visit>
  void for_each_from(const Key& first, Visit&& visit) const {
    walk_from(root_.get(), first, visit);
  }

private:
  static int height_of(const Link& n) { return n ? n->height : 0; }
  static std::size_t size_of(const Link& n) { return n ? n->size : 0; }
  static Link make(const Key& key, Value value, Link left, Link right) {
    const int height = 1 + std::max(height_of(left), height_of(right));
    const std::size_t size = 1 + size_of(left) + size_of(right);
    return std::make_shared<const Node>(
        Node{key, std::move(value), std::move(left), std::move(right), height, size});
  }
  static Link balanced(const Key& key, Value value, Link left, Link right) {
    if (height_of(left) > height_of(right) + 1) {
      if (height_of(left->left) >= height_of(left->right))
        return make(left->key, left->value, left->left,
                    make(key, std::move(value), left->right, std::move(right)));
      const auto& pivot = *left->right;
      return make(pivot.key, pivot.value, make(left->key, left->value, left->left, pivot.left),
                  make(key, std::move(value), pivot.right, std::move(right)));
    }
    if (height_of(right) > height_of(left) + 1) {
      if (height_of(right->right) >= height_of(right->left))
        return make(right->key, right->value, make(key, std::move(value), std::move(left), right->left),
                    right->right);
      const auto& pivot = *right->left;
      return make(pivot.key, pivot.value, make(key, std::move(value), std::move(left), pivot.left),
                  make(right->key, right->value, pivot.right, right->right));
    }
    return make(key, std::move(value), std::move(left), std::move(right));
  }
  static Link with(const Link& n, const Key& key, Value value) {
    if (!n) return make(key, std::move(value), nullptr, nullptr);
    if (key < n->key) return balanced(n->key, n->value, with(n->left, key, std::move(value)), n->right);
    if (n->key < key) return balanced(n->key, n->value, n->left, with(n->right, key, std::move(value)));
    return make(key, std::move(value), n->left, n->right);
  }
  static const Node& leftmost(const Node& n) { return n.left ? leftmost(*n.left) : n; }
  static Link without(const Link& n, const Key& key) {
    if (key < n->key) return balanced(n->key, n->value, without(n->left, key), n->right);
    if (n->key < key) return balanced(n->key, n->value, n->left, without(n->right, key));
    if (!n->left) return n->right;
    if (!n->right) return n->left;
    const auto& next = leftmost(*n->right);
    return balanced(next.key, next.value, n->left, without(n->right, next.key));
  }
  template<class Visit>
  static void walk(const Node* n, Visit& visit) {
    if (n == nullptr) return;
    walk(n->left.get(), visit);
    visit(n->key, n->value);
    walk(n->right.get(), visit);
  }
  template<class Visit>
  static bool walk_from(const Node* n, const Key& first, Visit& visit) {
    if (n == nullptr) return true;
    if (n->key < first) return walk_from(n->right.get(), first, visit);
    return walk_from(n->left.get(), first, visit) && visit(n->key, n->value) &&
           walk_from(n->right.get(), first, visit);
  }

  Link root_;
};

} // namespace aludel::base
