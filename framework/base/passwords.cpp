#include "framework/base/passwords.hpp"

#include "framework/base/text.hpp"

#include <algorithm>
#include <charconv>

namespace aludel::base {

namespace {
constexpr std::string_view hidden = "***";

bool is_hidden(std::string_view value) { return value.find_first_not_of('*') == std::string_view::npos; }

std::size_t find_or_end(std::string_view text, std::string_view what, std::size_t from) {
  return std::min(text.find(what, std::min(from, text.size())), text.size());
}

constexpr std::string_view quotes = "\"'<>`";

/// Within a sentence, a URL ends where a blank, a quote or a bracket does.
std::size_t end_of_word(std::string_view text, std::size_t from) {
  return std::min({text.find_first_of(" \t\r\n", from), text.find_first_of(quotes, from), text.size()});
}

/// In quotation marks it ends with them, on its line.
std::size_t end_of_url(std::string_view text, std::size_t begin, std::size_t from) {
  const auto word = end_of_word(text, from);
  if (begin == 0 || std::string_view("\"'`").find(text[begin - 1]) == std::string_view::npos) return word;
  const auto end = text.find_first_of(std::string{text[begin - 1], '\n'}, from);
  return end == std::string_view::npos || text[end] == '\n' ? word : end;
}

/// user:SECRET may go on behind the end of the word, where the secret holds a blank or a quote: then the last
/// '@' before another URL ends it, on its line. Behind an '@' of the word itself, no quote is passed.
std::size_t end_with_secret(std::string_view text, std::size_t colon_and_slash, std::size_t end) {
  const auto from = std::min(text.find_first_not_of('/', colon_and_slash + 1), end);
  const auto colon = text.find_first_of(":/?#", from);
  if (colon >= end || text[colon] != ':') return end;
  const auto word = text.substr(colon + 1, end - colon - 1);
  const auto at = word.find('@');
  const auto number = std::min(word.find_first_not_of("0123456789"), word.size());
  const bool is_port = number > 0 && word.find_first_not_of("/?:,.;)", number) != number;
  if (at == std::string_view::npos ? is_port : is_hidden(word.substr(0, at))) return end;
  auto reach = std::min(find_or_end(text, "\n", end), find_or_end(text, ":/", end));
  if (at != std::string_view::npos) reach = std::min(reach, text.find_first_of(quotes, end));
  // A host follows that '@'.
  while (reach > end && (text[reach - 1] != '@' || end_of_word(text, reach) == reach)) --reach;
  return reach == end ? end : end_of_word(text, reach);
}

/// user:SECRET@host. A secret may hold any sign, '/', '?' and '#' among them: the last '@' of the word ends
/// it, unless that one stands in a parameter of a URL that names no user.
std::string without_user_password(std::string url) {
  const auto from = url.find_first_not_of('/', url.find(":/") + 1);
  const auto at = url.rfind('@');
  if (at == std::string::npos || from == std::string::npos || at < from) return url;
  const auto colon = url.find(':', from);
  if (colon < at && !is_hidden(std::string_view(url).substr(colon + 1, at - colon - 1)))
    url.replace(colon + 1, at - colon - 1, hidden);
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
    // Once hidden, what follows it in a sentence is not of it.
    const bool secret = equals != std::string::npos && speaks_of_a_password(part.substr(0, equals)) &&
                        part.find_first_not_of("*;,.:)", equals + 1) != std::string::npos;
    out += secret ? part.substr(0, equals + 1) + std::string(hidden) : part;
    if (end < url.size()) out += url[end];
    at = end + 1;
  }
  return out;
}

std::string without_url_passwords(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  // Of a path that was made of it, a URL has one slash left.
  for (auto at = text.find(":/"); at != std::string_view::npos; at = text.find(":/", done)) {
    auto from = at;
    while (from > done && end_of_word(text.substr(from - 1, 1), 0) != 0) --from;
    const auto end = end_with_secret(text, at, end_of_url(text, from, at));
    out += text.substr(done, from - done);
    out += url_without_passwords(text.substr(from, end - from));
    done = end;
  }
  return out + std::string(text.substr(done));
}

bool is_name(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Names of which the value that follows is a password; `password_encryption` is none.
bool is_password_name(std::string_view name) {
  const auto word = lower(name);
  return word.ends_with("password") || word.ends_with("passwd") || word == "pwd";
}

/// Blanks and comments.
std::size_t behind_blanks(std::string_view text, std::size_t at) {
  for (;;) {
    at = std::min(skip_blanks(text, at), text.size());
    const auto two = text.substr(at, 2);
    const auto mark = two == "--" ? "\n" : two == "/*" ? "*/" : "";
    if (*mark == '\0') return at;
    const auto end = text.find(mark, at + 2);
    if (end == std::string_view::npos) return text.size();
    at = end + std::string_view(mark).size();
  }
}

/// The end of what the quotation mark `mark` opens before `at`, where it closes; doubled it does not.
std::size_t closing(std::string_view text, std::string_view mark, std::size_t at, bool backslashes) {
  for (; at < text.size(); ++at) {
    if (backslashes && text[at] == '\\') {
      ++at;
    } else if (text.substr(at, mark.size()) == mark) {
      if (text.substr(at + mark.size(), mark.size()) != mark) return at;
      at += 2 * mark.size() - 1;
    }
  }
  return text.size();
}

/// Of a literal that goes on in another one, on a later line, the end of the last.
std::size_t closing_of_all(std::string_view text, std::string_view mark, std::size_t at, bool backslashes) {
  for (;;) {
    const auto end = closing(text, mark, at, backslashes);
    const auto next = behind_blanks(text, std::min(end + mark.size(), text.size()));
    const bool goes_on = end < text.size() && text.substr(next, mark.size()) == mark &&
                         text.substr(end, next - end).find('\n') != std::string_view::npos;
    if (!goes_on) return end;
    at = next + mark.size();
  }
}

struct Extent {
  std::size_t begin, end; ///< without the quotation marks
};

/// A literal of SQL: '…', E'…', $tag$…$tag$, and the ''…'' of one within another.
std::optional<Extent> literal_at(std::string_view text, std::size_t at) {
  const bool prefixed =
      at + 1 < text.size() && std::string_view("eEnN").find(text[at]) != std::string_view::npos;
  if (prefixed && text[at + 1] == '\'')
    return Extent{at + 2, closing_of_all(text, "'", at + 2, lower(text.substr(at, 1)) == "e")};
  if (lower(text.substr(at, 3)) == "u&'") return Extent{at + 3, closing_of_all(text, "'", at + 3, false)};
  if (text.substr(at, 2) == "''" &&
      std::string_view(" \t\r\n;),'").find(text[std::min(at + 2, text.size() - 1)]) == std::string_view::npos)
    return Extent{at + 2, closing_of_all(text, "''", at + 2, false)};
  if (text.substr(at, 1) == "'") return Extent{at + 1, closing_of_all(text, "'", at + 1, false)};
  if (text.substr(at, 1) != "$") return std::nullopt;
  const auto tag_end = text.find('$', at + 1);
  if (tag_end == std::string_view::npos) return std::nullopt;
  const auto tag = text.substr(at, tag_end + 1 - at);
  if (!std::all_of(tag.begin() + 1, tag.end() - 1, is_name)) return std::nullopt;
  return Extent{tag_end + 1, find_or_end(text, tag, tag_end + 1)};
}

/// The value of a keyword of a connection string: it ends at a blank or a quotation mark.
Extent word_at(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) == "\\\"") return {at + 2, find_or_end(text, "\\\"", at + 2)};
  if (text.substr(at, 1) == "\"") return {at + 1, closing(text, "\"", at + 1, true)};
  auto end = at;
  for (; end < text.size() && !is_blank(text[end]) && text[end] != '\'' && text[end] != '"'; ++end)
    if (text[end] == '\\') ++end;
  return {at, std::min(end, text.size())};
}

/// The sign between a name and its value: `=`, `:=`, `=>`, `:` of JSON, TO; empty when there is none.
std::string_view sign_at(std::string_view text, std::size_t at) {
  const auto two = text.substr(at, 2);
  if (two == "::") return {}; // a cast
  if (two == ":=" || two == "=>") return two;
  if (two.starts_with('=') || two.starts_with(':')) return two.substr(0, 1);
  return lower(two) == "to" && (at + 2 >= text.size() || !is_name(text[at + 2])) ? two : std::string_view();
}

/// Behind the mark that ends a quoted name; one of a text within a text has a backslash before it.
std::size_t behind_name(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) == "\\\"") return at + 2;
  if (text.substr(at, 1) == "\"") return at + 1;
  // A literal is a name only where a sign follows.
  return text.substr(at, 1) == "'" && !sign_at(text, behind_blanks(text, at + 1)).empty() ? at + 1 : at;
}

/// The password that stands behind a name.
std::optional<Extent> secret_behind(std::string_view text, std::size_t name_end) {
  auto at = behind_blanks(text, behind_name(text, name_end));
  const auto sign = sign_at(text, at);
  at = behind_blanks(text, at + sign.size());
  if (auto literal = literal_at(text, at)) return literal;
  const bool quoted = text.substr(at, 1) == "\"" || text.substr(at, 2) == "\\\"";
  const bool begins_word =
      at < text.size() && std::string_view("{[(").find(text[at]) == std::string_view::npos;
  if (sign == "=" || (sign == ":" && begins_word) || (sign.size() == 2 && lower(sign) != "to" && quoted))
    return word_at(text, at);
  return std::nullopt;
}

/// PASSWORD '…' of SQL, and password=… of a connection string. In a URL, '&' ends the value: the other way
/// hides that.
std::string without_sql_passwords(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_name(text[at])) {
      ++at;
      continue;
    }
    const auto begin = at;
    while (at < text.size() && is_name(text[at])) ++at;
    const bool in_url = begin > 0 && (text[begin - 1] == '?' || text[begin - 1] == '&');
    if (in_url || !is_password_name(text.substr(begin, at - begin))) continue;
    const auto secret = secret_behind(text, at);
    if (!secret) continue;
    const auto value = text.substr(secret->begin, secret->end - secret->begin);
    if (is_hidden(value)) continue;
    out += text.substr(done, secret->begin - done);
    out += hidden;
    out.append(static_cast<std::size_t>(std::count(value.begin(), value.end(), '\n')),
               '\n'); // lines keep their numbers
    done = at = secret->end;
  }
  return out + std::string(text.substr(done));
}
} // namespace

std::string url_without_passwords(std::string_view url) {
  return without_parameter_passwords(without_user_password(std::string(url)));
}

Json json_without_passwords(const Json& value) {
  if (const auto* text = value.text()) return without_passwords(*text);
  Json out = value;
  if (const auto* items = value.items()) {
    out = Json::array();
    for (const auto& item : *items) out.push(json_without_passwords(item));
  } else if (const auto* members = value.members()) {
    out = Json::object();
    for (const auto& [name, member] : *members) {
      const bool secret = is_password_name(name) && member.text() != nullptr && !is_hidden(*member.text());
      out.add(name, secret ? Json(hidden) : json_without_passwords(member));
    }
  }
  return out;
}

std::string without_passwords(std::string_view text) {
  return without_url_passwords(without_sql_passwords(text));
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
