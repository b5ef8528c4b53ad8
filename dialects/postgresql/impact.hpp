#pragma once
#include "framework/dialect/dialect.hpp"

namespace aludel::postgresql {

/// Locks, scans and rewrites of existing tables as measured on PostgreSQL 11 to 18: of all relations that
/// were there before, the strongest lock on any of them. tests/cases/locks tells which, and is measured. A
/// table that the catalog does not have is taken to exist and to be as bad as it can be.
dialect::Impact impact(const model::Operation& operation, const catalog::Catalog& before);

} // namespace aludel::postgresql
