#include "framework/runner/interrupt.hpp"

#include <algorithm>

namespace aludel::runner {

namespace {
constexpr std::chrono::milliseconds longest_nap{50};
constexpr const char* way_out = "run the same command again to go on";
} // namespace

base::Error interrupted(const std::string& before_what) {
  return {base::Exit::interrupted, "interrupted", "interrupted" + before_what, way_out};
}

void stop_if_asked(const std::stop_token& stop) {
  if (stop.stop_requested()) throw interrupted("");
}

base::Error interrupted_by(const base::Error& failure) {
  if (failure.exit() == base::Exit::interrupted) return failure;
  auto error = failure.diagnostics().front();
  error.code = "interrupted";
  error.message = "interrupted (" + error.message + ")";
  error.help = way_out;
  return {base::Exit::interrupted, std::move(error), failure.sqlstate()};
}

void pause(const base::Clock& clock, std::chrono::milliseconds time, const std::stop_token& stop) {
  const auto end = clock.elapsed() + time;
  for (;;) {
    stop_if_asked(stop);
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - clock.elapsed());
    if (left.count() <= 0) return;
    clock.sleep(std::min(left, longest_nap));
  }
}

} // namespace aludel::runner
