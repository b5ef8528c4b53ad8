#pragma once
#include "framework/catalog/catalog.hpp"

struct sqlite3;

namespace aludel::sqlite {

/// What the database and those attached to it hold: schemas, tables, views, what stands on them; virtual
/// tables, and what is not understood, as the statements that are kept of them. What virtual tables keep for
/// themselves, temporary and SQLite's own tables are left out. Origins are empty. In one snapshot.
catalog::Catalog inspect(::sqlite3* database);

} // namespace aludel::sqlite
