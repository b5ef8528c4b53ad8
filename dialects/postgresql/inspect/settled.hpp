#pragma once
#include <string>

namespace aludel::postgresql {

/// An expression as the server goes on spelling it. `state IN ('new', 'old')` on a column of varchar is first
/// spelled as the cast of an array of varchar to text[], and, when that is read again, as an array of casts:
/// what was upgraded from what was inspected would look like a change.
std::string settled(const std::string& spelled);

} // namespace aludel::postgresql
