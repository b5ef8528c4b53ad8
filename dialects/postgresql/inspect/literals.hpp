#pragma once
#include "framework/model/values.hpp"

#include <string>

namespace aludel::postgresql {

/// A default as pg_get_expr() spells it: 'it''s'::text, -1 and true as the literals that they are where the
/// server would spell them so again in a column of `type` (by format_type() without modifiers); otherwise the
/// expression.
model::Value default_value(const std::string& spelled, const std::string& type);

} // namespace aludel::postgresql
