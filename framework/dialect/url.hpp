#pragma once
#include <map>
#include <string>
#include <string_view>

namespace aludel::dialect {

/// A database URL as users have them: `sqlite:///relative.db`, `sqlite:////absolute.db`, `sqlite://`,
/// `postgresql://user:pw@host:port/db?sslmode=…`, `postgres://…`, SQLAlchemy's `postgresql+psycopg2://…` (the
/// driver is dropped).
struct Url {
  std::string scheme; ///< lower case, without the driver
  std::string text;   ///< the whole URL with that scheme; holds the password: never print it
  std::string rest;   ///< what follows "scheme://", as written

  /// The URL with its password as `***`, for people.
  std::string shown() const;
};

/// Throws Error exit 2 when there is no scheme, with an example in the help. The text itself is not shown,
/// since it may hold a password.
Url parse_url(std::string_view text);

/// Percent-decoding (RFC 3986, 2.1).
std::string percent_decoded(std::string_view text);

} // namespace aludel::dialect
