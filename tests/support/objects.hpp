#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace aludel::test_support {

/// Queries that together tell what a database holds beside the shapes of its tables, as the engine itself
/// spells it: a text a row. Aludel's own objects and those of extensions are left out.
std::vector<std::string> object_queries(std::string_view dialect);

} // namespace aludel::test_support
