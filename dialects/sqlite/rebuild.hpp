#pragma once
#include "framework/catalog/catalog.hpp"
#include "framework/dialect/dialect.hpp"

#include <map>
#include <string>
#include <vector>

namespace aludel::sqlite {

/// Column of the new table → the expression over an old row that fills it, as SQL. Columns that are not named
/// here are copied from the old column of the same name; where there is none, their default fills them.
using Values = std::map<model::Identifier, std::string>;

/// Makes a table anew where SQLite has no ALTER for a change: new table, copy of all rows, the old one
/// dropped, its name given to the new one, then indexes and triggers
/// (https://www.sqlite.org/lang_altertable.html, section 7). Runs in a transaction that was begun as
/// Transaction::reshaping. Stops before anything is lost: when the table has columns, indexes or triggers
/// that `before` does not know, and when a row was not copied.
std::vector<dialect::Statement> rebuild(const catalog::Table& before, const catalog::Table& after,
                                        const Values& values, base::Diagnostics& problems);

} // namespace aludel::sqlite
