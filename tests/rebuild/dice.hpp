#pragma once
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace aludel::rebuild {

/// The same throws for the same seed, wherever it is compiled.
class Dice {
public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}

  int below(int limit) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(limit)); }
  bool chance(int percent) { return below(100) < percent; }
  template<class T>
  const T& one_of(const std::vector<T>& choices) {
    return choices[static_cast<std::size_t>(below(static_cast<int>(choices.size())))];
  }
  std::string one_of(std::initializer_list<const char*> choices) {
    return choices.begin()[below(static_cast<int>(choices.size()))];
  }

private:
  std::mt19937 engine_;
};

} // namespace aludel::rebuild
