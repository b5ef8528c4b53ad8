#pragma once
#include "framework/catalog/catalog.hpp"
#include "framework/dialect/volume.hpp"

#include <cstdint>
#include <optional>

struct sqlite3;

/// What the database itself says of its schema.
namespace aludel::sqlite {

bool table_exists(::sqlite3* database, const model::QualifiedName& table); ///< tables and views
bool column_exists(::sqlite3* database, const model::QualifiedName& table, const model::Identifier& column);
/// Those that a statement may set, in order; none when there is no such table or view.
model::Identifiers column_names(::sqlite3* database, const model::QualifiedName& relation);
model::Identifiers trigger_names(::sqlite3* database, const model::QualifiedName& relation);
/// All but SQLite's own and the ones that virtual tables keep.
std::vector<model::QualifiedName> user_tables(::sqlite3* database);
/// With its indexes: the bytes of their pages (dbstat). Where SQLite was built without dbstat, those of the
/// whole database, as the upper bound. nullopt when there is no such table.
std::optional<std::uint64_t> table_size(::sqlite3* database, const model::QualifiedName& table);
/// Counts up to 100,000 rows. The pages of a table are counted in files up to 256 MiB; beyond, the whole file
/// is the upper bound.
std::optional<dialect::Volume> volume(::sqlite3* database, const model::QualifiedName& table);

/// What sqlite_schema keeps of one object.
struct Kept {
  std::string type; ///< table, view, index or trigger
  std::string name;
  std::string sql;
};

/// The statement that makes it in that schema: of an attached database, the text that is kept lacks the
/// schema, and would go to main.
std::string in_schema(const Kept& kept, const model::Identifier& schema);
bool is_virtual(const Kept& kept);

/// The table or view that is kept first, with what is kept of its indexes and triggers; as read_table and
/// read_view.
catalog::Table table_of(::sqlite3* database, const model::QualifiedName& name, const std::vector<Kept>& kept);
catalog::View view_of(const model::QualifiedName& name, const std::vector<Kept>& kept);

/// The table as it is, with indexes and triggers; nullopt when there is none. Checks, names of constraints,
/// collations and expressions stand in no PRAGMA: they are read from the schema's own text, and what was read
/// is held against the PRAGMAs. Throws Error exit 1 rather than lose a part that it cannot keep.
std::optional<catalog::Table> read_table(::sqlite3* database, const model::QualifiedName& table);
/// The view as it is, with its triggers; nullopt when there is none.
std::optional<catalog::View> read_view(::sqlite3* database, const model::QualifiedName& view);

/// Conflict clauses, order and collation of keys: the vocabulary has no words for them.
bool has_verbatim(const catalog::Table& table);

} // namespace aludel::sqlite
