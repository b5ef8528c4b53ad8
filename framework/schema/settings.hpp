#pragma once
#include "framework/schema/fields.hpp"

namespace aludel::schema {

/// The keys of `lint:`.
std::vector<Key> lint_keys(const std::vector<std::string>& dialects);

base::Json lint_schema(const std::vector<std::string>& dialects);

} // namespace aludel::schema
