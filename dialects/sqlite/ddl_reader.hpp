#pragma once
#include "framework/catalog/catalog.hpp"

#include <string_view>

/// Reads the texts that SQLite keeps in sqlite_schema (https://www.sqlite.org/lang_createtable.html). They
/// have passed SQLite's own parser, so what is not understood here is our lack: it throws, and is never
/// skipped.
namespace aludel::sqlite {

/// The table of a CREATE TABLE. Types are native; constraints keep the order in which they were written. The
/// schema of the result is `schema`.
catalog::Table read_create_table(std::string_view sql, const model::Identifier& schema);

/// The index of a CREATE INDEX on that table.
model::Index read_create_index(std::string_view sql, const catalog::Table& table);

} // namespace aludel::sqlite
