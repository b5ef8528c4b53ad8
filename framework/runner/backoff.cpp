#include "framework/runner/backoff.hpp"

#include <algorithm>
#include <cmath>

namespace aludel::runner {

namespace {
constexpr model::Duration first_backoff{200};
constexpr int most_doublings = 5;
} // namespace

model::Duration backoff(int attempt, double chance) {
  const auto longest = first_backoff * (1 << std::min(attempt, most_doublings));
  return model::Duration(std::llround(static_cast<double>(longest.count()) * (0.5 + chance / 2)));
}

} // namespace aludel::runner
