#include "framework/yaml/dates.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace aludel::yaml {

namespace {
/// `9` in the pattern stands for a digit.
bool looks_like(std::string_view text, std::string_view pattern) {
  return text.size() == pattern.size() &&
         std::equal(text.begin(), text.end(), pattern.begin(),
                    [](char c, char p) { return p == '9' ? c >= '0' && c <= '9' : c == p; });
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_zone(std::string_view text) {
  if (text.empty() || text == "Z" || text == "z") return true;
  if (text[0] != '+' && text[0] != '-') return false;
  text.remove_prefix(1);
  return looks_like(text, "99:99") || looks_like(text, "9999") || looks_like(text, "99");
}

bool is_time(std::string_view text) {
  if (!looks_like(text.substr(0, 5), "99:99") || number(text.substr(0, 2)) > 24 ||
      number(text.substr(3, 2)) > 59)
    return false;
  text.remove_prefix(5);
  if (looks_like(text.substr(0, 3), ":99")) {
    text.remove_prefix(3);
    if (!text.empty() && text[0] == '.') {
      text.remove_prefix(1);
      text.remove_prefix(std::min(text.find_first_not_of("0123456789"), text.size()));
    }
  }
  return is_zone(text);
}
} // namespace

bool is_date(std::string_view text) {
  if (!looks_like(text, "9999-99-99")) return false;
  using namespace std::chrono;
  return year_month_day(year(number(text.substr(0, 4))),
                        month(static_cast<unsigned>(number(text.substr(5, 2)))),
                        day(static_cast<unsigned>(number(text.substr(8, 2)))))
      .ok();
}

bool is_date_time(std::string_view text) {
  if (text.size() <= 10) return is_date(text);
  return is_date(text.substr(0, 10)) && (text[10] == 'T' || text[10] == 't' || text[10] == ' ') &&
         is_time(text.substr(11));
}

} // namespace aludel::yaml
