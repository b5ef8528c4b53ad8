#include "framework/yaml/scalar.hpp"

#include "framework/base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string_view>

namespace aludel::yaml {

namespace {
bool is_plain(const Node& node) { return node.kind == Node::Kind::scalar && node.style == Style::plain; }

bool is_sign(char c) { return c == '-' || c == '+'; }

std::size_t digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), base::is_digit) - text.begin());
}

/// [0-9]* ( \. [0-9]* )? ( [eE] [-+]? [0-9]+ )? with a digit before or after the dot.
bool is_decimal(std::string_view text) {
  if (!text.empty() && is_sign(text[0])) text.remove_prefix(1);
  auto mantissa = digits(text);
  text.remove_prefix(mantissa);
  if (!text.empty() && text[0] == '.') {
    const auto fraction = digits(text.substr(1));
    mantissa += fraction;
    text.remove_prefix(1 + fraction);
  }
  if (mantissa == 0) return false;
  if (text.empty()) return true;
  if (text[0] != 'e' && text[0] != 'E') return false;
  text.remove_prefix(1);
  if (!text.empty() && is_sign(text[0])) text.remove_prefix(1);
  return !text.empty() && digits(text) == text.size();
}

int base_of(std::string_view text) {
  if (text.size() < 3 || text[0] != '0') return 0;
  return text[1] == 'x' ? 16 : text[1] == 'o' ? 8 : 0;
}

bool is_based(std::string_view text) {
  const int base = base_of(text);
  if (base == 0) return false;
  const std::string_view allowed = base == 16 ? "0123456789abcdefABCDEF" : "01234567";
  return text.find_first_not_of(allowed, 2) == std::string_view::npos;
}

bool is_not_finite(std::string_view text) {
  if (text == ".nan" || text == ".NaN" || text == ".NAN") return true;
  if (!text.empty() && is_sign(text[0])) text.remove_prefix(1);
  return text == ".inf" || text == ".Inf" || text == ".INF";
}
} // namespace

std::optional<bool> boolean_of(std::string_view plain) {
  for (const std::string_view word : {"true", "True", "TRUE"})
    if (plain == word) return true;
  for (const std::string_view word : {"false", "False", "FALSE"})
    if (plain == word) return false;
  return std::nullopt;
}
std::optional<bool> boolean_of(const Node& scalar) {
  return is_plain(scalar) ? boolean_of(std::string_view(scalar.text)) : std::nullopt;
}

NumberKind number_kind(std::string_view plain) {
  if (is_decimal(plain)) return NumberKind::decimal;
  if (is_based(plain)) return NumberKind::based;
  return is_not_finite(plain) ? NumberKind::not_finite : NumberKind::none;
}
NumberKind number_kind(const Node& scalar) {
  return is_plain(scalar) ? number_kind(std::string_view(scalar.text)) : NumberKind::none;
}

std::optional<std::string> decimal_of_based(const std::string& text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + text.size(), value, base_of(text));
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return std::to_string(value);
}

std::optional<std::vector<int>> version_of(std::string_view text) {
  std::vector<int> version;
  for (const auto& part : base::split(text, '.')) {
    int number = -1;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
    if (error != std::errc{} || end != part.data() + part.size() || number < 0) return std::nullopt;
    version.push_back(number);
  }
  return version;
}

template<class T>
std::optional<T> integer_of(const Node& scalar) {
  if (!is_plain(scalar)) return std::nullopt;
  std::string_view text = scalar.text;
  if (text.size() > 1 && text[0] == '+' && base::is_digit(text[1])) text.remove_prefix(1);
  T value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}
template std::optional<int> integer_of(const Node& scalar);
template std::optional<long> integer_of(const Node& scalar);
template std::optional<long long> integer_of(const Node& scalar);

} // namespace aludel::yaml
