#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace aludel::base {

/// The one door to time.
class Clock {
public:
  virtual ~Clock() = default;
  virtual std::chrono::system_clock::time_point now() const = 0;     ///< for what is written down
  virtual std::chrono::steady_clock::time_point elapsed() const = 0; ///< for what is measured
  virtual void sleep(std::chrono::milliseconds time) const = 0;
};

class SystemClock final : public Clock {
public:
  std::chrono::system_clock::time_point now() const override;
  std::chrono::steady_clock::time_point elapsed() const override;
  void sleep(std::chrono::milliseconds time) const override;
};

/// "2025-11-23T00:00:00.123Z" (ISO 8601, UTC); without the fraction when `milliseconds` is false.
std::string iso8601(std::chrono::system_clock::time_point time, bool milliseconds = true);

/// Reads it back, and the spelling of PostgreSQL too ("2025-11-23 01:00:00.123+01"). Nothing for other text.
std::optional<std::chrono::system_clock::time_point> parse_iso8601(std::string_view text);

} // namespace aludel::base
