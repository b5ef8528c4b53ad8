#pragma once
#include "framework/dialect/url.hpp"

#include <filesystem>
#include <string>

namespace aludel::sqlite {

/// Where a database is kept.
struct Location {
  std::filesystem::path path; ///< empty: in memory
  std::string target;         ///< what SQLite opens: a path, a `file:` URI, or ":memory:"
  bool creates = true;        ///< a missing file is made
  bool may_create = true;     ///< not with mode=ro and mode=rw of the URL
};

/// `sqlite:///relative.db`, `sqlite:////absolute.db`, `sqlite://`, `sqlite:///:memory:`; what follows `?`
/// goes to SQLite (https://www.sqlite.org/uri.html). A relative path starts at `folder` (empty: here). Throws
/// Error exit 2 for a URL with a host.
Location locate(const dialect::Url& url, const std::filesystem::path& folder = {});

/// Throws Error exit 5 with the reason and the way out where SQLite would only say "unable to open"; code
/// "no-database" when there is none and none is to be made.
void check_reachable(const Location& location);

} // namespace aludel::sqlite
