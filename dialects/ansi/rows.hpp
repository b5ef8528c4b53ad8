#pragma once
#include "dialects/ansi/spelling.hpp"
#include "framework/model/operations/rows.hpp"

#include <optional>
#include <vector>

/// INSERT, UPDATE and DELETE. ON CONFLICT is not standard; PostgreSQL and SQLite (3.24) read the same one.
namespace aludel::ansi {

/// Neighbouring rows with the same columns become one statement, a row a line; the order of rows is kept. A
/// row without columns takes the defaults. The key of `conflict` is filled in: a rule without one is about
/// any key and can do nothing else than `nothing`.
std::vector<std::string> insert(const model::QualifiedName& table, const std::vector<model::Row>& rows,
                                const std::optional<model::ConflictRule>& conflict, const Spelling& spelling,
                                base::Diagnostics& problems);

/// " ON CONFLICT (key) DO UPDATE SET c = excluded.c" of the columns beside the key; DO NOTHING where the key
/// is all there is.
std::string on_conflict(const model::ConflictRule& rule, const model::Identifiers& columns,
                        const Spelling& spelling);

std::string update(const model::Update& operation, const Spelling& spelling, base::Diagnostics& problems);

/// By `where`, or the rows that hold all values of one of `rows` (NULL is found with IS NULL).
std::string delete_from(const model::Delete& operation, const Spelling& spelling,
                        base::Diagnostics& problems);

} // namespace aludel::ansi
