#pragma once
#include "framework/catalog/catalog.hpp"

/// What a server refuses, though paper does not.
namespace aludel::catalog {

/// Two tables of a schema have, or would be given, constraints of one name.
bool shares_a_name(const Catalog& catalog);

/// A part has the columns of its table: PostgreSQL takes no other.
bool fits(const Table& part, const Table& whole, const Catalog& catalog);

/// The view with other rows: PostgreSQL replaces no view by one of other columns.
model::SqlText of_other_rows(const View& view);

} // namespace aludel::catalog
