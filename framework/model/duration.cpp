#include "framework/model/duration.hpp"

#include <array>
#include <charconv>
#include <cstdint>

namespace aludel::model {

namespace {
struct Unit {
  std::string_view suffix;
  std::int64_t milliseconds;
};
constexpr std::array units{Unit{"d", 86'400'000}, Unit{"h", 3'600'000}, Unit{"m", 60'000}, Unit{"s", 1000},
                           Unit{"ms", 1}};
constexpr std::int64_t longest = std::int64_t{365} * 86'400'000;
} // namespace

std::optional<Duration> parse_duration(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || number < 0) return std::nullopt;
  const std::string_view suffix(end, static_cast<std::size_t>(text.data() + text.size() - end));
  for (const auto& unit : units)
    if (unit.suffix == suffix)
      return number > longest / unit.milliseconds ? std::nullopt
                                                  : std::optional(Duration(number * unit.milliseconds));
  return std::nullopt;
}

std::string to_string(Duration duration) {
  for (const auto& unit : units)
    if (duration.count() != 0 && duration.count() % unit.milliseconds == 0)
      return std::to_string(duration.count() / unit.milliseconds) + std::string(unit.suffix);
  return "0s";
}

} // namespace aludel::model
