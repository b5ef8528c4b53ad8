#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::sqlite {

/// What SQLite's own tokenizer makes of a text (src/tokenize.c), as far as schema texts need it.
enum class TokenKind {
  word,   ///< keyword or plain name
  quoted, ///< a name as "…", `…` or […]
  string, ///< '…'
  blob,   ///< x'…'
  number,
  symbol, ///< one character: ( ) , ; . + …
};

struct Token {
  TokenKind kind = TokenKind::symbol;
  std::string_view text; ///< as written; points into the text that was read
  std::size_t begin = 0; ///< bytes
  std::size_t end = 0;

  bool is(std::string_view word_or_symbol) const; ///< a word is compared without case, a quoted name never
  bool is_name() const { return kind == TokenKind::word || kind == TokenKind::quoted; }
};

/// All but blanks and comments. What is not closed goes to the end of the text.
std::vector<Token> tokens_of(std::string_view sql);
std::vector<Token> tokens_of(std::string&& sql) = delete; // the tokens point into the text

template<std::size_t n>
bool is_any_of(const Token& token, const std::array<std::string_view, n>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return token.is(word); });
}

bool is_keyword(const Token& token);

/// The name or text that a token stands for, without its quotes.
std::string unquoted(const Token& token);

} // namespace aludel::sqlite
