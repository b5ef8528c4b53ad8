#pragma once
#include "framework/dialect/sql_reading.hpp"

#include "framework/catalog/catalog.hpp"

#include <vector>

namespace aludel::postgresql {

/// What the statements of a text are, by PostgreSQL's own grammar (libpg_query: that of PostgreSQL 15). They
/// are parted as `split` does, so that what is read is what runs. A statement is `operations` only where the
/// vocabulary says all of it; texts in them are those of the source, byte by byte. `before` is the catalog
/// that the first statement finds; each further one finds what those before it made.
std::vector<dialect::SqlReading> understand(const model::SqlBlock& block, const catalog::Catalog& before);

/// The same in two parts, of which the first needs no catalog.
dialect::SqlReader parsed(const model::SqlBlock& block);

/// What the body of a routine names, and does when it is called.
struct BodyReading {
  std::vector<dialect::Mention> mentions;
  bool writes = false;
  bool opaque = false; ///< also: not understood
};
BodyReading read_body(const model::CreateFunction& function, const catalog::Catalog& now);
BodyReading read_body(const model::CreateProcedure& procedure, const catalog::Catalog& now);

} // namespace aludel::postgresql
