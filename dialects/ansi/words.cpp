#include "dialects/ansi/words.hpp"

#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::ansi {

namespace {
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
    if (base::is_blank(sql[from]))
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

bool reads_only(const std::vector<std::string>& words) {
  const auto is_among = [](const std::string& word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
  };
  if (words.empty() || !is_among(words[0], {"SELECT", "VALUES", "WITH", "TABLE", "SHOW", "PRAGMA"}))
    return false;
  // WITH … may stand before a change, or hold one; SELECT … FOR UPDATE is none.
  for (std::size_t i = 1; words[0] == "WITH" && i < words.size(); ++i)
    if (is_among(words[i], {"INSERT", "UPDATE", "DELETE", "MERGE"}) &&
        !is_among(words[i - 1], {"FOR", "KEY"}))
      return false;
  return true;
}

} // namespace aludel::ansi
