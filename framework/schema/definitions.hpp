#pragma once
#include "framework/base/json.hpp"

#include <string>
#include <vector>

namespace aludel::schema {

/// What "$ref" names in the schema of a revision.
base::Json revision_definitions(const std::vector<std::string>& dialects);

/// What it names in that of a project file, where a value may be `${NAME}`.
base::Json project_definitions(const std::vector<std::string>& dialects);

/// The value, or `${NAME}` in it.
base::Json or_variable(base::Json schema);

} // namespace aludel::schema
