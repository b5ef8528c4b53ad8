#include "framework/importing/names.hpp"

#include "framework/base/clock.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace aludel::importing {

namespace {
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::size_t digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), base::is_digit) - text.begin());
}
bool is_number(std::string_view text) { return !text.empty() && digits(text) == text.size(); }

std::string_view without_zeros(std::string_view number) {
  number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
  return number;
}

int compare_numbers(std::string_view a, std::string_view b) {
  a = without_zeros(a);
  b = without_zeros(b);
  return a.size() != b.size() ? (a.size() < b.size() ? -1 : 1) : a.compare(b);
}

int number_at(std::string_view text, std::size_t at, std::size_t length) {
  int value = 0;
  std::from_chars(text.data() + at, text.data() + at + length, value);
  return value;
}

/// "2024-01-02T15:30:00Z"; empty when there is no such moment.
std::string of_calendar(std::string_view digits_of_moment) {
  using namespace std::chrono;
  std::string text(digits_of_moment);
  const bool is_date = text.size() == 8;
  text.resize(14, '0');
  const year_month_day day(year(number_at(text, 0, 4)), month(static_cast<unsigned>(number_at(text, 4, 2))),
                           std::chrono::day(static_cast<unsigned>(number_at(text, 6, 2))));
  if (!day.ok() || day.year() < year(1990) || number_at(text, 8, 2) > 23 || number_at(text, 10, 2) > 59 ||
      number_at(text, 12, 2) > 59)
    return {};
  const auto date = text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 2);
  if (is_date) return date;
  return date + "T" + text.substr(8, 2) + ":" + text.substr(10, 2) + ":" + text.substr(12, 2) + "Z";
}

std::string since_1970(std::chrono::milliseconds time) {
  return base::iso8601(std::chrono::system_clock::time_point(time), false);
}
} // namespace

std::optional<Numbered> numbered(std::string_view stem) {
  const auto count = digits(stem);
  if (count == 0) return std::nullopt;
  const auto name = std::find_if(stem.begin() + static_cast<std::ptrdiff_t>(count), stem.end(), [](char c) {
    return std::string_view("_-. ").find(c) == std::string_view::npos;
  });
  return Numbered{std::string(stem.substr(0, count)), std::string(name, stem.end())};
}

std::optional<std::string> without_ending(std::string_view name, std::string_view ending) {
  if (name.size() <= ending.size() || !name.ends_with(ending)) return std::nullopt;
  return std::string(name.substr(0, name.size() - ending.size()));
}

bool comes_before(std::string_view version, std::string_view other) {
  if (is_number(version) != is_number(other)) return is_number(version);
  return is_number(version) ? compare_numbers(version, other) < 0 : version < other;
}

bool same_version(std::string_view version, std::string_view other) {
  return is_number(version) && is_number(other) ? compare_numbers(version, other) == 0 : version == other;
}

bool natural_before(std::string_view name, std::string_view other) {
  while (!name.empty() && !other.empty()) {
    const auto a = std::max<std::size_t>(digits(name), 1), b = std::max<std::size_t>(digits(other), 1);
    const bool numbers = base::is_digit(name[0]) && base::is_digit(other[0]);
    const int order = numbers ? compare_numbers(name.substr(0, a), other.substr(0, b))
                              : name.substr(0, 1).compare(other.substr(0, 1));
    if (order != 0) return order < 0;
    name.remove_prefix(numbers ? a : 1);
    other.remove_prefix(numbers ? b : 1);
  }
  return name.size() < other.size();
}

std::string message_of(std::string_view name) {
  std::string message;
  for (const char c : name) {
    const bool parts = std::string_view("_-. \t").find(c) != std::string_view::npos;
    if (!parts)
      message += c;
    else if (!message.empty() && message.back() != ' ')
      message += ' ';
  }
  if (!message.empty() && message.back() == ' ') message.pop_back();
  return message;
}

std::string id_of(std::string_view version) {
  std::string id;
  for (const char c : version) {
    const bool kept = base::is_digit(c) || is_letter(c);
    if (kept)
      id += c;
    else if (!id.empty() && id.back() != '_')
      id += '_';
  }
  while (!id.empty() && id.back() == '_') id.pop_back();
  return id;
}

std::string created_of(std::string_view version) {
  if (!is_number(version)) return {};
  const auto size = version.size();
  if (size == 8 || size == 12 || size == 14 || size == 17) return of_calendar(version.substr(0, 14));
  std::int64_t number = 0;
  std::from_chars(version.data(), version.data() + size, number);
  // From 2001 on these have ten and thirteen digits.
  if (size == 10 && version[0] != '0') return since_1970(std::chrono::seconds(number));
  if (size == 13 && version[0] != '0') return since_1970(std::chrono::milliseconds(number));
  return {};
}

} // namespace aludel::importing
