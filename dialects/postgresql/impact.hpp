#pragma once
#include "framework/dialect/dialect.hpp"

namespace aludel::postgresql {

/// Locks, scans and rewrites of existing tables as measured on PostgreSQL 11 to 18. A table that the catalog
/// does not have is taken to exist and to be as bad as it can be.
dialect::Impact impact(const model::Operation& operation, const catalog::Catalog& before);

} // namespace aludel::postgresql
