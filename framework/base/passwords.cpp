#include "framework/base/text.hpp"

#include <charconv>

namespace aludel::base {

namespace {
constexpr std::string_view hidden = "***";

/// A URL ends where a blank, a quote or a bracket does.
std::size_t end_of_word(std::string_view text, std::size_t from) {
  const auto end = text.find_first_of(" \t\r\n\"'<>`", from);
  return end == std::string_view::npos ? text.size() : end;
}

/// user:SECRET@host. A secret may hold any sign, '/', '?' and '#' among them: the last '@' of the word ends
/// it, unless that one stands in a parameter of a URL that names no user.
std::string without_user_password(std::string url) {
  const auto from = url.find("://") + 3;
  const auto at = url.rfind('@');
  if (at == std::string::npos || at < from) return url;
  const auto colon = url.find(':', from);
  if (colon < at) url.replace(colon + 1, at - colon - 1, hidden);
  return url;
}

bool speaks_of_a_password(std::string_view name) {
  const auto word = lower(percent_decoded(name));
  return word.find("password") != std::string::npos || word == "passwd" || word == "pwd";
}

std::string without_parameter_passwords(const std::string& url) {
  std::string out;
  for (std::size_t at = 0; at < url.size();) {
    auto end = url.find_first_of("?&", at);
    if (end == std::string::npos) end = url.size();
    const auto part = url.substr(at, end - at);
    const auto equals = part.find('=');
    const bool secret = equals != std::string::npos && speaks_of_a_password(part.substr(0, equals));
    out += secret ? part.substr(0, equals + 1) + std::string(hidden) : part;
    if (end < url.size()) out += url[end];
    at = end + 1;
  }
  return out;
}
} // namespace

std::string without_passwords(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  for (auto at = text.find("://"); at != std::string_view::npos; at = text.find("://", done)) {
    auto from = at;
    while (from > done && end_of_word(text.substr(from - 1, 1), 0) != 0) --from;
    const auto end = end_of_word(text, at);
    out += text.substr(done, from - done);
    out += without_parameter_passwords(without_user_password(std::string(text.substr(from, end - from))));
    done = end;
  }
  return out + std::string(text.substr(done));
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned value = 0;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16).ptr == text.data() + i + 3) {
      out += static_cast<char>(value);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

} // namespace aludel::base
