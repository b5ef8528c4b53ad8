#pragma once
#include "framework/dialect/dialect.hpp"

namespace aludel::sqlite {

/// The one lock that SQLite has: on a whole database. Readers go on until the commit (or, in WAL mode, beyond
/// it), writers wait.
inline constexpr const char* write_lock = "database write lock";

/// The SQL of an operation between two catalogs.
dialect::Rendering render(const model::Operation& operation, const catalog::Catalog& before,
                          const catalog::Catalog& after);

dialect::Impact impact(const model::Operation& operation, const catalog::Catalog& before);

} // namespace aludel::sqlite
