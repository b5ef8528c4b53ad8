#pragma once
#include "framework/catalog/catalog.hpp"

#include <optional>

namespace aludel::lint {

/// What an operation drops by name.
struct NamedDrop {
  model::ObjectName object;
  bool if_exists = false;
  bool cascade = false;
};

/// Nothing for operations that drop nothing.
std::optional<NamedDrop> drop_of(const model::Operation& operation);

/// Where an object came from; null when the catalog does not know it.
const catalog::Origin* origin_of(const model::ObjectName& object, const catalog::Catalog& catalog);

} // namespace aludel::lint
