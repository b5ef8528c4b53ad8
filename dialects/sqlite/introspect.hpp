#pragma once
#include "framework/catalog/catalog.hpp"

#include <cstdint>
#include <optional>

struct sqlite3;

/// What the database itself says of its schema.
namespace aludel::sqlite {

bool table_exists(::sqlite3* database, const model::QualifiedName& table); ///< tables and views
bool column_exists(::sqlite3* database, const model::QualifiedName& table, const model::Identifier& column);
/// All but SQLite's own and the ones that virtual tables keep.
std::vector<model::QualifiedName> user_tables(::sqlite3* database);
/// With its indexes: the bytes of their pages (dbstat). Where SQLite was built without dbstat, those of the
/// whole database, as the upper bound. nullopt when there is no such table.
std::optional<std::uint64_t> table_size(::sqlite3* database, const model::QualifiedName& table);

/// The table as it is, with indexes and triggers; nullopt when there is none. Checks, names of constraints,
/// collations and expressions stand in no PRAGMA: they are read from the schema's own text, and what was read
/// is held against the PRAGMAs. Throws Error exit 1 rather than lose a part that it cannot keep.
std::optional<catalog::Table> read_table(::sqlite3* database, const model::QualifiedName& table);
/// The view as it is, with its triggers; nullopt when there is none.
std::optional<catalog::View> read_view(::sqlite3* database, const model::QualifiedName& view);

} // namespace aludel::sqlite
