#include "framework/base/random.hpp"

#include <random>
#include <string_view>

namespace aludel::base {

std::string random_hex(std::size_t digits) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  std::random_device source;
  std::string text;
  while (text.size() < digits) text += hexadecimal[source() & 0xF];
  return text;
}

double by_chance() {
  std::random_device source;
  return std::generate_canonical<double, 32>(source);
}

} // namespace aludel::base
