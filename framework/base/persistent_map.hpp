#pragma once
#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

namespace aludel::base {

/// An ordered map as a value: a copy costs one pointer, a change O(log n), and copies never see each other's
/// changes. An AVL tree with path copying (Driscoll et al., "Making data structures persistent", 1989); what
/// a node holds is not copied with it.
template<class Key, class Value>
class PersistentMap {
  struct Entry {
    Key key;
    Value value;
  };
  using Held = std::shared_ptr<const Entry>;
  struct Node;
  using Link = std::shared_ptr<const Node>;
  struct Node {
    Held entry;
    Link left, right;
    int height;
    std::size_t size;

    const Key& key() const { return entry->key; }
  };

public:
  const Value* find(const Key& key) const {
    for (const Node* at = root_.get(); at != nullptr;) {
      if (key < at->key())
        at = at->left.get();
      else if (at->key() < key)
        at = at->right.get();
      else
        return &at->entry->value;
    }
    return nullptr;
  }
  void set(const Key& key, Value value) {
    root_ = with(root_, std::make_shared<const Entry>(Entry{key, std::move(value)}));
  }
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
  static Link make(Held entry, Link left, Link right) {
    const int height = 1 + std::max(height_of(left), height_of(right));
    const std::size_t size = 1 + size_of(left) + size_of(right);
    return std::make_shared<const Node>(
        Node{std::move(entry), std::move(left), std::move(right), height, size});
  }
  static Link balanced(const Held& entry, Link left, Link right) {
    if (height_of(left) > height_of(right) + 1) {
      if (height_of(left->left) >= height_of(left->right))
        return make(left->entry, left->left, make(entry, left->right, std::move(right)));
      const auto& pivot = *left->right;
      return make(pivot.entry, make(left->entry, left->left, pivot.left),
                  make(entry, pivot.right, std::move(right)));
    }
    if (height_of(right) > height_of(left) + 1) {
      if (height_of(right->right) >= height_of(right->left))
        return make(right->entry, make(entry, std::move(left), right->left), right->right);
      const auto& pivot = *right->left;
      return make(pivot.entry, make(entry, std::move(left), pivot.left),
                  make(right->entry, pivot.right, right->right));
    }
    return make(entry, std::move(left), std::move(right));
  }
  static Link with(const Link& n, Held entry) {
    if (!n) return make(std::move(entry), nullptr, nullptr);
    if (entry->key < n->key()) return balanced(n->entry, with(n->left, std::move(entry)), n->right);
    if (n->key() < entry->key) return balanced(n->entry, n->left, with(n->right, std::move(entry)));
    return make(std::move(entry), n->left, n->right);
  }
  static const Node& leftmost(const Node& n) { return n.left ? leftmost(*n.left) : n; }
  static Link without(const Link& n, const Key& key) {
    if (key < n->key()) return balanced(n->entry, without(n->left, key), n->right);
    if (n->key() < key) return balanced(n->entry, n->left, without(n->right, key));
    if (!n->left) return n->right;
    if (!n->right) return n->left;
    const auto& next = leftmost(*n->right);
    return balanced(next.entry, n->left, without(n->right, next.key()));
  }
  template<class Visit>
  static void walk(const Node* n, Visit& visit) {
    if (n == nullptr) return;
    walk(n->left.get(), visit);
    visit(n->entry->key, n->entry->value);
    walk(n->right.get(), visit);
  }
  template<class Visit>
  static bool walk_from(const Node* n, const Key& first, Visit& visit) {
    if (n == nullptr) return true;
    if (n->key() < first) return walk_from(n->right.get(), first, visit);
    return walk_from(n->left.get(), first, visit) && visit(n->entry->key, n->entry->value) &&
           walk_from(n->right.get(), first, visit);
  }

  Link root_;
};

} // namespace aludel::base
