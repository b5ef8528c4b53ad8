#pragma once
#include "dialects/postgresql/connection.hpp"
#include "framework/dialect/volume.hpp"

/// What a database holds, asked of its catalogues. A name without a schema is looked up in the search path.
namespace aludel::postgresql {

bool table_exists(Connection& connection, const model::QualifiedName& table);
bool column_exists(Connection& connection, const model::QualifiedName& table,
                   const model::Identifier& column);
bool has_extension(Connection& connection, const model::ExtensionState& state);
/// Without those of the system and of extensions; the schema is empty for `public`.
std::vector<model::QualifiedName> user_tables(Connection& connection);
/// Bytes with indexes and TOAST; nullopt when there is no such table.
std::optional<std::uint64_t> table_size(Connection& connection, const model::QualifiedName& table);
/// By the server's statistics; of a partitioned table, all of it. Only what has no pages is known to be
/// empty.
std::optional<dialect::Volume> volume(Connection& connection, const model::QualifiedName& table);
bool index_is_invalid(Connection& connection, const model::QualifiedName& index);

/// A name as the catalog keeps it: without the default schema.
model::QualifiedName name_in(const std::string& schema, const std::string& name);

} // namespace aludel::postgresql
