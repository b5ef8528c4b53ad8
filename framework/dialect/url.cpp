#include "framework/dialect/url.hpp"

#include "framework/base/error.hpp"
#include "framework/base/passwords.hpp"
#include "framework/base/text.hpp"

namespace aludel::dialect {

std::string Url::shown() const { return base::without_passwords(base::url_without_passwords(text)); }

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

std::string percent_decoded(std::string_view text) { return base::percent_decoded(text); }

} // namespace aludel::dialect
