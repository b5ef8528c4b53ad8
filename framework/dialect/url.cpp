#include "framework/dialect/url.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"

#include <charconv>

namespace aludel::dialect {

namespace {
/// Values of `password=…` among the parameters, up to the next '&'.
std::string without_parameter_password(std::string text) {
  const auto question = text.find('?');
  for (auto at = text.find("password=", question == std::string::npos ? text.size() : question);
       at != std::string::npos; at = text.find("password=", at + 12)) {
    const auto end = text.find('&', at);
    text.replace(at + 9, (end == std::string::npos ? text.size() : end) - at - 9, "***");
  }
  return text;
}
} // namespace

std::string Url::shown() const {
  auto out = without_parameter_password(text);
  const auto start = out.find("://");
  if (start == std::string::npos) return out;
  const auto from = start + 3;
  const auto end = out.find_first_of("/?#", from);
  // The last '@': a password may hold one that was not encoded.
  const auto at = out.rfind('@', end == std::string::npos ? end : end - 1);
  if (at == std::string::npos || at < from) return out;
  const auto colon = out.find(':', from);
  if (colon < at) out.replace(colon + 1, at - colon - 1, "***");
  return out;
}

Url parse_url(std::string_view text) {
  const auto trimmed = base::trim(text);
  const auto end = trimmed.find("://");
  if (end == std::string_view::npos || end == 0)
    throw base::Error(base::Exit::usage, "bad-url", "the database URL has no scheme",
                      "write sqlite:///app.db or postgresql://user@host/name");
  const auto scheme = trimmed.substr(0, end);
  const auto name = base::lower(scheme.substr(0, scheme.find('+')));
  const std::string rest(trimmed.substr(end + 3));
  return {name, name + "://" + rest, rest};
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

} // namespace aludel::dialect
