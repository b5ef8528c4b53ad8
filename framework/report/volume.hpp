#pragma once
#include "framework/base/json.hpp"
#include "framework/lint/lint.hpp"

#include <string>
#include <vector>

/// What the tables hold that findings are about.
namespace aludel::report {

/// "users: about 12,000 rows in 1.5 MiB", a line for each table of the finding whose volume was asked for.
std::vector<std::string> volume_lines(const lint::Finding& finding, const lint::Result& result);

/// Of all tables that were asked for: name, exists, rows, counted ("exact", "about", "more than", null) and
/// bytes.
base::Json volumes_json(const lint::Result& result);

} // namespace aludel::report
