#include "framework/runner/retries.hpp"

#include "framework/runner/interrupt.hpp"

#include <algorithm>

namespace aludel::runner {

namespace {
constexpr model::Duration shortest_pause{200};
constexpr int most_doublings = 5;
} // namespace

int retries_of(const Context& context, const replay::Work& work) {
  std::optional<int> wanted;
  for (const auto& step : work.steps)
    if (step.step.retries) wanted = std::max(wanted.value_or(0), *step.step.retries);
  return wanted.value_or(context.settings.retries);
}

void pause_before(Context& context, int attempt, const base::Error& error) {
  const auto pause = shortest_pause * (1 << std::min(attempt - 1, most_doublings));
  context.observer.retrying(error, attempt, pause);
  runner::pause(context.clock, pause, context.stop);
}

} // namespace aludel::runner
