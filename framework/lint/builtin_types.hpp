#pragma once
#include <string>
#include <vector>

namespace aludel::lint {

/// The types that every PostgreSQL database has, by all names that SQL has for them.
/// Source: pg_type of PostgreSQL 15, and the manual's table of data types.
const std::vector<std::string>& builtin_types();

} // namespace aludel::lint
