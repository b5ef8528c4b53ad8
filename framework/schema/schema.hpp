#pragma once
#include "framework/base/json.hpp"

#include <string>
#include <vector>

/// The files that people write, as JSON Schema (draft-07): what editors complete, explain and check. The
/// reader says more: what a schema cannot say is listed in tests/schema.
namespace aludel::schema {

/// `dialects`: the names that may be written, as in yaml::ReadOptions.
base::Json revision_schema(const std::vector<std::string>& dialects);
base::Json project_schema(const std::vector<std::string>& dialects);

} // namespace aludel::schema
