#pragma once
#include "dialects/postgresql/understand/understand.hpp"

#include <string>
#include <vector>

/// Nothing but the default schema.
aludel::catalog::Catalog empty_catalog();
/// What statements leave behind that are all operations.
aludel::catalog::Catalog catalog_after(const std::string& sql);

/// The readings of a text that stands in a file of its own.
std::vector<aludel::dialect::SqlReading> read(const std::string& sql,
                                              const aludel::catalog::Catalog& before = empty_catalog());
/// The only reading of a statement.
aludel::dialect::SqlReading read_one(const std::string& sql,
                                     const aludel::catalog::Catalog& before = empty_catalog());

/// What PostgreSQL is sent for the operations that a text is, joined by ";\n". "raw" for a statement that is
/// none, "none: MESSAGE" for one that is not understood.
std::string lifted(const std::string& sql, const aludel::catalog::Catalog& before = empty_catalog());

/// The keys of the operations: "alter_column, add_unique".
std::string keys(const std::string& sql, const aludel::catalog::Catalog& before = empty_catalog());

/// "table users!, column users.id": what a statement names, with what it changes marked, by kind and name.
std::string mentions(const std::string& sql, const aludel::catalog::Catalog& before = empty_catalog());
std::string text_of(const std::vector<aludel::dialect::Mention>& mentions);
