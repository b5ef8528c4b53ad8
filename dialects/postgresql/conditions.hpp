#pragma once
#include "framework/model/names.hpp"

#include <string_view>

namespace aludel::postgresql {

/// Where the condition holds, the column is not null: "COLUMN IS NOT NULL" is all of it, or one of the terms
/// that AND joins. False where that cannot be told.
bool proves_not_null(std::string_view condition, const model::Identifier& column);

} // namespace aludel::postgresql
