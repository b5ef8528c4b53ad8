#pragma once
#include "framework/schema/fields.hpp"

namespace aludel::schema {

/// The keys of a `when:`, without `else`.
std::vector<Key> condition_keys();

base::Json when_schema();       ///< with `else`
base::Json conditions_schema(); ///< inside `not`, `all` and `any`

} // namespace aludel::schema
