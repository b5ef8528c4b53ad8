#pragma once
#include <cstddef>
#include <functional>
#include <string>

namespace aludel::base {

/// Lower-case hexadecimal digits from the system's random source.
std::string random_hex(std::size_t digits);

/// The one door to chance: a number from 0 to 1, without 1.
using Chance = std::function<double()>;
double by_chance(); ///< the system's

} // namespace aludel::base
