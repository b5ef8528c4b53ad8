#pragma once
#include "framework/base/json.hpp"

#include <string>
#include <string_view>

namespace aludel::base {

// Beside `without_passwords` of text.hpp, for what is known to be more than a text:

/// A URL with its passwords hidden. All of the text is the URL: blanks and quotation marks belong to it.
std::string url_without_passwords(std::string_view url);

/// The value with the passwords in its texts hidden, and texts that have the name of a password.
Json json_without_passwords(const Json& value);

} // namespace aludel::base
