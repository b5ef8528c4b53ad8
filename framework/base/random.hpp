#pragma once
#include <cstddef>
#include <string>

namespace aludel::base {

/// Lower-case hexadecimal digits from the system's random source.
std::string random_hex(std::size_t digits);

} // namespace aludel::base
