#pragma once
#include "framework/catalog/apply.hpp"
#include "framework/replay/work.hpp"

namespace aludel::replay {

/// What an operation makes of the catalog. Raw SQL counts as the operations that its grammar finds in it.
base::Diagnostics advance(const Subject& subject, catalog::Catalog& catalog,
                          const model::Operation& operation, const catalog::Author& author);

/// What raw SQL makes of it that has been read.
base::Diagnostics advance(const Subject& subject, catalog::Catalog& catalog,
                          const std::vector<dialect::SqlReading>& readings, const catalog::Author& author);

/// The texts of raw SQL for a dialect; null when the operation is something else, or has none.
const std::vector<model::SqlBlock>* raw_blocks(const model::Operation& operation, const std::string& dialect);

/// A statement that the vocabulary has no word for, as an operation.
model::Operation as_raw(const dialect::SqlReading& reading);

} // namespace aludel::replay
