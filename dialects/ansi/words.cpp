#include "dialects/ansi/words.hpp"

#include <algorithm>

namespace aludel::ansi {

namespace {
bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}

bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '$'; }

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool has(std::string_view sql, std::size_t at, std::string_view what) {
  return sql.substr(at, what.size()) == what;
}

std::size_t end_of_comment(std::string_view sql, std::size_t from, bool nested) {
  int depth = 1;
  std::size_t at = from + 2;
  while (at < sql.size() && depth > 0) {
    if (has(sql, at, "*/")) {
      --depth;
      at += 2;
    } else if (nested && has(sql, at, "/*")) {
      ++depth;
      at += 2;
    } else {
      ++at;
    }
  }
  return at;
}
} // namespace

std::size_t skip_blanks(std::string_view sql, std::size_t from, bool nested) {
  while (from < sql.size()) {
    if (is_blank(sql[from]))
      ++from;
    else if (has(sql, from, "--"))
      from = std::min(sql.find_first_of("\r\n", from), sql.size());
    else if (has(sql, from, "/*"))
      from = end_of_comment(sql, from, nested);
    else
      break;
  }
  return from;
}

std::vector<std::string> leading_words(std::string_view sql, std::size_t most, bool nested) {
  std::vector<std::string> words;
  std::size_t at = skip_blanks(sql, 0, nested);
  while (words.size() < most && at < sql.size() && is_letter(sql[at])) {
    std::string word;
    for (; at < sql.size() && is_word(sql[at]); ++at) word += upper(sql[at]);
    words.push_back(std::move(word));
    at = skip_blanks(sql, at, nested);
  }
  return words;
}

} // namespace aludel::ansi
