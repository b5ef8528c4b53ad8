#pragma once
#include "framework/model/names.hpp"
#include "framework/model/types.hpp"

#include <string_view>

namespace aludel::postgresql {

/// The expression only casts the column, "c", "c::text" or "CAST(c AS text)", and no cast on the way from one
/// type to the other changes how values are kept. False where a type is not known.
bool is_free_conversion(std::string_view expression, const model::Identifier& column, const model::Type& from,
                        const model::Type& to);

} // namespace aludel::postgresql
