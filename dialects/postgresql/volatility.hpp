#pragma once
#include "framework/catalog/catalog.hpp"

#include <string_view>

namespace aludel::postgresql {

/// Whether an expression may give another value for each row, so that a column added with it as its default
/// rewrites the table. Functions of the catalog are what they were declared as, or what their body in SQL is
/// where the server puts that in their place; those of the server are what they are there; a function that
/// nobody knows may: the cautious answer.
bool may_be_volatile(std::string_view expression, const catalog::Catalog& catalog);

} // namespace aludel::postgresql
