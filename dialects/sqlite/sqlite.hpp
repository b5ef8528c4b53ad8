#pragma once
#include "framework/dialect/dialect.hpp"

namespace aludel::sqlite {

/// SQLite 3.37 or newer (STRICT tables, PRAGMA table_list). Types: dialects/sqlite/types.hpp.
dialect::DialectPtr make_sqlite();

} // namespace aludel::sqlite
