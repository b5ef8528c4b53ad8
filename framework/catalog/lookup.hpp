#pragma once
#include "framework/base/text.hpp"
#include "framework/catalog/catalog.hpp"

/// How objects are found by their keys; shared by the files that make up Catalog.
namespace aludel::catalog {

inline Identifier folded(const Identifier& name, const Naming& naming) {
  return naming.ignores_case ? Identifier(base::lower(name.text)) : name;
}

template<class Key, class Object>
const Object* found(const Objects<Key, Object>& objects, const Key& key) {
  const auto* at = objects.find(key);
  return at == nullptr ? nullptr : at->get();
}

} // namespace aludel::catalog
