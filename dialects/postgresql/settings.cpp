#include "dialects/postgresql/settings.hpp"

#include "dialects/ansi/spelling.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace aludel::postgresql {

namespace {
// GUC_LIST_QUOTE (variable_is_guc_list_quote in pg_dump's dumputils.c): one literal would be one name.
constexpr std::array<std::string_view, 6> lists{"local_preload_libraries",   "search_path",
                                                "session_preload_libraries", "shared_preload_libraries",
                                                "temp_tablespaces",          "unix_socket_directories"};

std::size_t skip_digits(std::string_view text, std::size_t from) {
  while (from < text.size() && base::is_digit(text[from])) ++from;
  return from;
}

/// The end of an item that begins at `from`: the next comma outside double quotes.
std::size_t item_end(std::string_view value, std::size_t from) {
  bool quoted = false;
  while (from < value.size() && (quoted || value[from] != ',')) {
    quoted = quoted != (value[from] == '"');
    ++from;
  }
  return from;
}

std::string item(std::string_view text) {
  text = base::trim(text);
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::string(text);
  return base::replace_all(std::string(text.substr(1, text.size() - 2)), "\"\"", "\"");
}

bool is_list(std::string_view name) {
  return std::find(lists.begin(), lists.end(), base::lower(name)) != lists.end();
}

/// An item that would be read as another one, or as several, stands in double quotes.
std::string quoted_item(const std::string& text) {
  return text.find_first_of(",\"") == std::string::npos && base::trim(text) == text ? text
                                                                                    : ansi::quoted(text);
}
} // namespace

bool is_setting(std::string_view name) {
  const auto parts = base::split(name, '.');
  return std::all_of(parts.begin(), parts.end(),
                     [](const std::string& part) { return ansi::is_plain_word(base::lower(part)); });
}

bool is_number(std::string_view text) {
  auto at = skip_digits(text, 0);
  auto figures = at;
  if (at < text.size() && text[at] == '.') {
    const auto end = skip_digits(text, at + 1);
    figures += end - at - 1;
    at = end;
  }
  if (figures == 0) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    const bool has_sign = at + 1 < text.size() && (text[at + 1] == '-' || text[at + 1] == '+');
    const auto exponent = at + (has_sign ? 2 : 1);
    at = skip_digits(text, exponent);
    if (at == exponent) return false;
  }
  return at == text.size();
}

std::string setting_value(std::string_view name, std::string_view value) {
  if (!is_list(name)) return ansi::literal(value);
  std::string out;
  for (std::size_t from = 0; from <= value.size();) {
    const auto end = item_end(value, from);
    out += (out.empty() ? "" : ", ") + ansi::literal(item(value.substr(from, end - from)));
    from = end + 1;
  }
  return out;
}

std::string setting_text(std::string_view name, const std::vector<std::string>& items) {
  std::string out;
  const bool list = is_list(name);
  for (std::size_t i = 0; i < items.size(); ++i)
    out += (i == 0 ? "" : ", ") + (list ? quoted_item(items[i]) : items[i]);
  return out;
}

} // namespace aludel::postgresql
