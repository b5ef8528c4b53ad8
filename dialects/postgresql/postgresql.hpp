#pragma once
#include "framework/dialect/dialect.hpp"

namespace aludel::postgresql {

/// PostgreSQL 12 and later. Facts about locks, scans and rewrites were measured on 11 to 18.
dialect::DialectPtr make_postgresql();

} // namespace aludel::postgresql
