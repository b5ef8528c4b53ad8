#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::base {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// A space, or one of \t \n \v \f \r.
constexpr bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
/// The first byte from `at` that is no blank; the end when there is none.
std::size_t skip_blanks(std::string_view text, std::size_t at);

std::string_view trim(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string lower(std::string_view text); ///< ASCII letters; others stay
std::string upper(std::string_view text);
bool iequals(std::string_view a, std::string_view b);
std::string replace_all(std::string text, std::string_view what, std::string_view with);

/// Offset of the first byte that is not well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates).
std::optional<std::size_t> invalid_utf8(std::string_view text);

/// The text with U+FFFD in place of each byte that is not well-formed UTF-8.
std::string valid_utf8(std::string_view text);

/// The text as a terminal may be given it: control characters, and those that turn the direction of writing,
/// as escapes (\u001b), and what is no UTF-8 as U+FFFD. Line feeds and tabs stay.
std::string printable(std::string_view text);
/// The same with line feeds and tabs as \n and \t too.
std::string on_one_line(std::string_view text);

/// "1 revision", "3 revisions".
std::string count_of(std::size_t n, std::string_view noun);

/// The text with the passwords of URLs in it hidden: what stands between a user's ':' and the last '@' of its
/// word, and the values of parameters whose names speak of a password, percent-encoded or not. Hides too much
/// rather than too little.
std::string without_passwords(std::string_view text);

/// "%41" → "A"; what is no such code stays.
std::string percent_decoded(std::string_view text);

} // namespace aludel::base
