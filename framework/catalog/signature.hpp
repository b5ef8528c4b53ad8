#pragma once
#include "framework/catalog/catalog.hpp"

#include <string>
#include <string_view>

namespace aludel::catalog {

/// The name that the SQL standard gives to a built-in type of another name, in lower case and without
/// modifiers: "integer" of "int4"; any other name itself.
std::string_view standard_type_name(std::string_view name);

/// One spelling of a type that was written as SQL: lower case outside quotes, single spaces, without
/// modifiers ("varchar(20)" takes the same values as an argument as "varchar" does), without the default
/// schema, and by the name that the SQL standard gives where it has several.
std::string type_spelling(std::string_view type, const Naming& naming);

/// The types that tell routines of one name apart, in one spelling.
std::string signature_of(const model::Arguments& arguments, const Naming& naming);

} // namespace aludel::catalog
