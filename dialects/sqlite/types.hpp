#pragma once
#include "framework/base/diagnostic.hpp"
#include "framework/catalog/catalog.hpp"

#include <string>

/// What portable types are declared as. SQLite keeps any text as a type and takes only an affinity from it
/// (https://www.sqlite.org/datatype3.html, section 3.1); a STRICT table knows six types
/// (https://www.sqlite.org/stricttables.html).
///
/// | portable                                              | declared as      | affinity | STRICT  |
/// | ----------------------------------------------------- | ---------------- | -------- | ------- |
/// | smallint, integer, bigint                             | the same         | INTEGER  | INTEGER |
/// | text, varchar(n), char(n)                             | the same         | TEXT     | TEXT    |
/// | boolean                                               | BOOLEAN          | NUMERIC  | INTEGER |
/// | real, double                                          | the same         | REAL     | REAL    |
/// | numeric(p,s)                                          | NUMERIC(p,s)     | NUMERIC  | ANY     |
/// | date, time, timestamp, timestamptz                    | the same         | NUMERIC  | TEXT    |
/// | bytes, vector(n)                                      | BLOB             | BLOB     | BLOB    |
/// | interval, uuid, json, jsonb, inet, enum:NAME, T[]     | TEXT             | TEXT     | TEXT    |
/// | {sqlite: …}                                           | as written       |          |         |
///
/// The only integer column of a primary key is declared INTEGER, so that it is the rowid itself.
namespace aludel::sqlite {

std::string declared_type(const model::Type& type, bool strict, base::Diagnostics& problems);

/// Whether the type is declared alike in ordinary and STRICT tables.
bool same_when_strict(const model::Type& type);

/// The column that is another name of the rowid (or will be, once declared INTEGER); null when there is none.
const catalog::Column* rowid_alias(const catalog::Table& table);

} // namespace aludel::sqlite
