#pragma once
#include <string>
#include <string_view>

namespace aludel::base {

/// SHA-256 (FIPS 180-4) in lower-case hexadecimal, 64 characters.
std::string sha256(std::string_view data);

} // namespace aludel::base
