#pragma once
#include "framework/catalog/catalog.hpp"

#include <string>

namespace aludel::postgresql {

// What is said here is certain: a function that nobody knows, or that has several signatures of which one is
// steady, is not told of.

/// The first part of an expression that the server does not take as IMMUTABLE: "now()", "at::date"; empty:
/// none. `table` has the columns that it names; it may be null. A function whose body in SQL may take its
/// place is what that is.
std::string mutable_part(const std::string& expression, const catalog::Catalog& catalog,
                         const catalog::Table* table);

/// The first part of an expression, or of a body, whose value changes while the row does not: with time, by
/// chance, with who asks; empty: none. Functions of the catalog are what their bodies say.
std::string changing_part(const std::string& sql, const catalog::Catalog& catalog);

} // namespace aludel::postgresql
