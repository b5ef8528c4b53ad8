#include "dialects/sqlite/tokens.hpp"

#include "framework/base/text.hpp"

#include <sqlite3.h>

namespace aludel::sqlite {

namespace {
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || base::is_digit(c) || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

class Tokenizer {
public:
  explicit Tokenizer(std::string_view sql) : sql_(sql) {}

  std::vector<Token> all() {
    std::vector<Token> tokens;
    for (skip_blanks(); at_ < sql_.size(); skip_blanks()) {
      const auto begin = at_;
      const auto kind = next();
      tokens.push_back({kind, sql_.substr(begin, at_ - begin), begin, at_});
    }
    return tokens;
  }

private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < sql_.size() ? sql_[at_ + ahead] : '\0'; }

  void skip_blanks() {
    while (at_ < sql_.size()) {
      if (is_space(peek()))
        ++at_;
      else if (peek() == '-' && peek(1) == '-')
        at_ = std::min(sql_.find('\n', at_), sql_.size());
      else if (peek() == '/' && peek(1) == '*')
        skip_past("*/", 2);
      else
        return;
    }
  }
  void skip_past(std::string_view close, std::size_t from) {
    const auto found = sql_.find(close, at_ + from);
    at_ = found == std::string_view::npos ? sql_.size() : found + close.size();
  }
  void skip_quoted(char quote) {
    for (++at_; at_ < sql_.size(); ++at_) {
      if (peek() != quote) continue;
      if (peek(1) != quote) return void(++at_);
      ++at_;
    }
  }
  void skip_word() {
    while (at_ < sql_.size() && in_word(peek())) ++at_;
  }
  void skip_number() {
    while (at_ < sql_.size()) {
      const bool exponent = (peek() == 'e' || peek() == 'E') && (peek(1) == '+' || peek(1) == '-');
      if (exponent && base::is_digit(peek(2)))
        at_ += 2;
      else if (in_word(peek()) || peek() == '.')
        ++at_;
      else
        return;
    }
  }

  TokenKind next() {
    const char c = peek();
    if (c == '\'') return skip_quoted(c), TokenKind::string;
    if (c == '"' || c == '`') return skip_quoted(c), TokenKind::quoted;
    if (c == '[') return skip_past("]", 1), TokenKind::quoted;
    if ((c == 'x' || c == 'X') && peek(1) == '\'') return ++at_, skip_quoted('\''), TokenKind::blob;
    if (base::is_digit(c) || (c == '.' && base::is_digit(peek(1)))) return skip_number(), TokenKind::number;
    if (in_word(c)) return skip_word(), TokenKind::word;
    return ++at_, TokenKind::symbol;
  }

  std::string_view sql_;
  std::size_t at_ = 0;
};
} // namespace

bool Token::is(std::string_view word_or_symbol) const {
  return (kind == TokenKind::word || kind == TokenKind::symbol) && base::iequals(text, word_or_symbol);
}

bool is_keyword(const Token& token) {
  return token.kind == TokenKind::word &&
         sqlite3_keyword_check(token.text.data(), static_cast<int>(token.text.size())) != 0;
}

std::vector<Token> tokens_of(std::string_view sql) { return Tokenizer(sql).all(); }

std::string unquoted(const Token& token) {
  if (token.kind != TokenKind::quoted && token.kind != TokenKind::string) return std::string(token.text);
  const char quote = token.text.front();
  std::string inner(token.text.substr(1, token.text.size() < 2 ? 0 : token.text.size() - 2));
  if (quote == '[') return inner;
  return base::replace_all(std::move(inner), std::string(2, quote), std::string(1, quote));
}

} // namespace aludel::sqlite
