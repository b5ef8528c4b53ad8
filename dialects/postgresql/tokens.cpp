#include "dialects/postgresql/tokens.hpp"

#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::postgresql {

namespace {
bool is_newline(char c) { return c == '\n' || c == '\r'; }
bool starts_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}
bool continues_word(char c) { return starts_word(c) || base::is_digit(c) || c == '$'; }
} // namespace

bool Tokens::skip_blank() {
  if (at_ >= sql_.size() || !base::is_blank(sql_[at_])) return false;
  ++at_;
  return true;
}

void Tokens::skip_line() {
  while (at_ < sql_.size() && !is_newline(sql_[at_])) ++at_;
}

/// False when the comment is not closed.
bool Tokens::skip_comment() {
  int depth = 0;
  do {
    if (at("/*")) {
      ++depth;
      at_ += 2;
    } else if (at("*/")) {
      --depth;
      at_ += 2;
    } else {
      ++at_;
    }
  } while (depth > 0 && at_ < sql_.size());
  at_ = std::min(at_, sql_.size());
  return depth == 0;
}

void Tokens::skip_quoted(char quote, bool escapes) {
  for (++at_; at_ < sql_.size(); ++at_) {
    if (escapes && sql_[at_] == '\\') {
      ++at_;
    } else if (sql_[at_] == quote) {
      ++at_;
      if (at_ < sql_.size() && sql_[at_] == quote) continue;
      if (!escapes || !skip_continuation()) return;
    }
  }
  at_ = sql_.size();
}

/// After an E'…' string: a string that follows on another line belongs to it and has escapes too
/// ("quotecontinue").
bool Tokens::skip_continuation() {
  const auto start = at_;
  bool newline = false;
  while (at_ < sql_.size() && (base::is_blank(sql_[at_]) || at("--"))) {
    newline = newline || is_newline(sql_[at_]);
    if (at("--"))
      skip_line();
    else
      ++at_;
  }
  if (newline && at_ < sql_.size() && sql_[at_] == '\'') return true;
  at_ = start;
  return false;
}

bool Tokens::skip_dollar_quoted() {
  auto end = at_ + 1;
  if (end < sql_.size() && base::is_digit(sql_[end])) return false;
  while (end < sql_.size() && continues_word(sql_[end]) && sql_[end] != '$') ++end;
  if (end >= sql_.size() || sql_[end] != '$') return false;
  const auto tag = sql_.substr(at_, end + 1 - at_);
  const auto closing = sql_.find(tag, end + 1);
  at_ = closing == std::string_view::npos ? sql_.size() : closing + tag.size();
  return true;
}

void Tokens::skip_word() {
  while (at_ < sql_.size() && continues_word(sql_[at_])) ++at_;
}

Token::Kind Tokens::step() {
  const char c = sql_[at_];
  if (at("E'") || at("e'")) {
    ++at_;
    skip_quoted('\'', true);
  } else if (c == '\'' || c == '"') {
    skip_quoted(c, false);
  } else if (starts_word(c)) {
    skip_word();
    return Token::Kind::word;
  } else if (c != '$' || !skip_dollar_quoted()) {
    ++at_;
    if (c == ';') return Token::Kind::semicolon;
    if (c == '(') return Token::Kind::open;
    if (c == ')') return Token::Kind::close;
  }
  return Token::Kind::other;
}

Token Tokens::next() {
  while (at_ < sql_.size()) {
    const auto begin = at_;
    if (skip_blank()) continue;
    if (at("--")) {
      skip_line();
    } else if (at("/*")) {
      if (!skip_comment()) return {Token::Kind::other, begin, at_};
    } else {
      const auto kind = step();
      return {kind, begin, at_};
    }
  }
  return {Token::Kind::end, sql_.size(), sql_.size()};
}

std::vector<std::string> words_of(std::string_view sql) {
  std::vector<std::string> words;
  Tokens tokens(sql);
  for (auto token = tokens.next(); token.kind != Token::Kind::end; token = tokens.next())
    if (token.kind == Token::Kind::word)
      words.push_back(base::upper(sql.substr(token.begin, token.end - token.begin)));
  return words;
}

} // namespace aludel::postgresql
