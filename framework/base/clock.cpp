#include "framework/base/clock.hpp"

#include <array>
#include <cstdio>
#include <ctime>
#include <thread>

namespace aludel::base {

std::chrono::system_clock::time_point SystemClock::now() const { return std::chrono::system_clock::now(); }
std::chrono::steady_clock::time_point SystemClock::elapsed() const {
  return std::chrono::steady_clock::now();
}
void SystemClock::sleep(std::chrono::milliseconds time) const { std::this_thread::sleep_for(time); }

std::string iso8601(std::chrono::system_clock::time_point time, bool milliseconds) {
  const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
  const std::time_t seconds = since / 1000;
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  std::array<char, 40> text{};
  const auto used = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &utc);
  if (milliseconds)
    std::snprintf(text.data() + used, text.size() - used, ".%03d", static_cast<int>(since % 1000));
  return std::string(text.data()) + "Z";
}

} // namespace aludel::base
