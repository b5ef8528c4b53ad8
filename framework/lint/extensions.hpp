#pragma once
#include "framework/catalog/catalog.hpp"

#include <string>
#include <string_view>

/// What well-known extensions bring with them.
namespace aludel::lint {

// The extension that brings it; empty when no well-known one does. Names are in lower case, without schema.
std::string_view extension_of_type(std::string_view name);
std::string_view extension_of_function(std::string_view name);
std::string_view extension_of_operator_class(std::string_view name);
std::string_view extension_of_access_method(std::string_view name);

/// What is said above of an extension is all: it brings no other types, no tables and no functions for
/// triggers.
bool is_well_known(std::string_view extension);

/// An extension of the catalog may have brought more.
bool may_bring_more(const catalog::Catalog& catalog);

/// The name of a column type as a dialect spells it, without modifiers, brackets and schema, in lower case.
std::string type_name(const model::Type& type, std::string_view dialect);

} // namespace aludel::lint
