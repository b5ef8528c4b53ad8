#pragma once
#include "framework/catalog/catalog.hpp"

#include <string>
#include <vector>

/// What queries read and give, by their words.
namespace aludel::lint {

/// The only table that a query reads, if that is all that it reads and the table is known for certain;
/// otherwise null.
const catalog::Table* only_table(const std::string& query, const catalog::Catalog& catalog);

/// The query with the columns of its only table where `*` stands for them.
std::string with_columns_for_star(const std::string& query, const catalog::Catalog& catalog);

/// The queries that UNION, INTERSECT and EXCEPT put together; alone, it is the only one.
std::vector<std::string> united_in(const std::string& query);

} // namespace aludel::lint
