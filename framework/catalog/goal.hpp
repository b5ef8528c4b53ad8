#pragma once
#include "framework/catalog/catalog.hpp"

namespace aludel::catalog {

/// What there is when everything of `to` has been made and nothing of `from` was dropped: the catalog that a
/// diff without drops leads to.
Catalog with_what_stays(const Catalog& to, const Catalog& from);

} // namespace aludel::catalog
