#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace aludel::model {

using Duration = std::chrono::milliseconds;

/// `250ms`, `5s`, `2m`, `1h`, `7d`. Nothing else: a number without a unit is nobody's guess.
std::optional<Duration> parse_duration(std::string_view text);

/// The shortest spelling that parse_duration reads back.
std::string to_string(Duration duration);

} // namespace aludel::model
