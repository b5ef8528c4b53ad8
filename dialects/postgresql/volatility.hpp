#pragma once
#include <string_view>

namespace aludel::postgresql {

/// Whether an expression may give another value for each row, so that a column added with it as its default
/// rewrites the table. True for every function that is not known to be stable: the cautious answer.
bool may_be_volatile(std::string_view expression);

} // namespace aludel::postgresql
