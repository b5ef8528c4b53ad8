#pragma once
#include "framework/catalog/catalog.hpp"
#include "framework/dialect/sql_reading.hpp"

#include <vector>

namespace aludel::sqlite {

/// What the statements of a text are; `before` is the catalog that the first of them finds. SQLite itself is
/// asked, with a database in memory that holds what the text names of that catalog.
std::vector<dialect::SqlReading> understand(const model::SqlBlock& block, const catalog::Catalog& before);

} // namespace aludel::sqlite
