#pragma once
#include "framework/base/text.hpp"

#include <string>
#include <vector>

namespace aludel::graph {

/// "'a'", "'a' and 'b'", "'a', 'b' and 7 more".
std::string listed(const std::vector<std::string>& ids, std::size_t most = 10);

} // namespace aludel::graph
