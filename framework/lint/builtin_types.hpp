#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace aludel::lint {

/// The types that every PostgreSQL database has, by all names that SQL has for them.
/// Source: pg_type of PostgreSQL 15, and the manual's table of data types.
const std::vector<std::string>& builtin_types();

/// Creating the extension brings no type but those that extension_of_type knows.
bool brings_known_types_only(std::string_view extension);

} // namespace aludel::lint
