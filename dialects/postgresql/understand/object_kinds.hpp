#pragma once
#include "framework/model/object_name.hpp"

#include <optional>
#include <string>

namespace aludel::postgresql::reading {

/// An ObjectType of the grammar as the vocabulary has it; a domain is a type.
std::optional<model::ObjectKind> object_kind(int object_type);

/// The same in the words of SQL: "MATERIALIZED VIEW", "TEXT SEARCH CONFIGURATION".
std::string object_words(int object_type);

} // namespace aludel::postgresql::reading
