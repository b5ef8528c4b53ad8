#pragma once
#include "framework/dialect/url.hpp"

#include <string>
#include <string_view>

namespace aludel::postgresql {

/// What libpq is given for a URL, with every parameter that libpq knows (service files and PG* variables keep
/// working for those that the URL lacks). Throws Error exit 2 for a URL that libpq cannot read; neither the
/// message nor anything else holds a part of the password.
std::string connection_string(const dialect::Url& url, std::string_view application);

} // namespace aludel::postgresql
