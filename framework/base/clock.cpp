#include "framework/base/clock.hpp"

#include <array>
#include <charconv>
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

namespace {
/// Takes a number of that many digits from the front; -1 when there is none.
int number(std::string_view& text, std::size_t digits) {
  int value = -1;
  if (text.size() < digits) return -1;
  const auto* end = text.data() + digits;
  if (std::from_chars(text.data(), end, value).ptr != end) return -1;
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, std::string_view one_of) {
  if (text.empty() || one_of.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

std::chrono::microseconds fraction(std::string_view& text) {
  std::int64_t value = 0, unit = 1'000'000;
  if (!take(text, ".")) return std::chrono::microseconds(0);
  for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1))
    if (unit > 1) value += (text.front() - '0') * (unit /= 10);
  return std::chrono::microseconds(value);
}

/// "Z", "+01", "-03:30"; what is missing is UTC.
std::optional<std::chrono::minutes> offset(std::string_view text) {
  if (text.empty() || text == "Z") return std::chrono::minutes(0);
  const int sign = text.front() == '-' ? -1 : 1;
  if (!take(text, "+-")) return std::nullopt;
  const auto hours = number(text, 2);
  take(text, ":");
  const auto minutes = text.empty() ? 0 : number(text, 2);
  if (hours < 0 || minutes < 0 || !text.empty()) return std::nullopt;
  return std::chrono::minutes(sign * (hours * 60 + minutes));
}
} // namespace

std::optional<std::chrono::system_clock::time_point> parse_iso8601(std::string_view text) {
  std::tm utc{};
  utc.tm_year = number(text, 4) - 1900;
  if (!take(text, "-")) return std::nullopt;
  utc.tm_mon = number(text, 2) - 1;
  if (!take(text, "-")) return std::nullopt;
  utc.tm_mday = number(text, 2);
  if (!take(text, "T ")) return std::nullopt;
  utc.tm_hour = number(text, 2);
  if (!take(text, ":")) return std::nullopt;
  utc.tm_min = number(text, 2);
  if (!take(text, ":")) return std::nullopt;
  utc.tm_sec = number(text, 2);
  const auto below_a_second = fraction(text);
  const auto from_utc = offset(text);
  if (utc.tm_year < 0 || utc.tm_mon < 0 || utc.tm_mday < 1 || utc.tm_hour < 0 || utc.tm_min < 0 ||
      utc.tm_sec < 0 || !from_utc)
    return std::nullopt;
  return std::chrono::system_clock::from_time_t(::timegm(&utc)) + below_a_second - *from_utc;
}

} // namespace aludel::base
