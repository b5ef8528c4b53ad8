#include "framework/runner/retries.hpp"

#include "framework/runner/backoff.hpp"
#include "framework/runner/interrupt.hpp"

#include <algorithm>

namespace aludel::runner {

int retries_of(const Context& context, const replay::Work& work) {
  std::optional<int> wanted;
  for (const auto& step : work.steps)
    if (step.step.retries) wanted = std::max(wanted.value_or(0), *step.step.retries);
  return wanted.value_or(context.settings.retries);
}

void pause_before(Context& context, int attempt, const base::Error& error) {
  const auto pause = backoff(attempt - 1, context.chance());
  context.observer.retrying(error, attempt, pause);
  runner::pause(context.clock, pause, context.stop);
}

} // namespace aludel::runner
