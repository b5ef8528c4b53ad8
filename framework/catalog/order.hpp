#pragma once
#include "framework/catalog/catalog.hpp"

#include <vector>

namespace aludel::catalog {

/// Types, sequences, tables, routines and views, each after those that it needs; where they need each other
/// in a circle, one has to be made without the other. The order of a catalog is always the same.
std::vector<model::ObjectName> in_order(const Catalog& catalog);

} // namespace aludel::catalog
