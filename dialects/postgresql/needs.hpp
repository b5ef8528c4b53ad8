#pragma once
#include "framework/dialect/dialect.hpp"

#include <vector>

namespace aludel::postgresql {

/// What of an operation the oldest server that is written for does not know (release notes, appendix E). Of
/// SQL, by its words outside quotes and comments.
std::vector<dialect::Need> needs(const model::Operation& operation);

} // namespace aludel::postgresql
