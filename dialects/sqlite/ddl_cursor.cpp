#include "dialects/sqlite/ddl_cursor.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"

namespace aludel::sqlite {

bool DdlCursor::at(std::string_view word, std::size_t ahead) const {
  return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].is(word);
}

bool DdlCursor::accept(std::string_view word) {
  if (!at(word)) return false;
  ++at_;
  return true;
}

bool DdlCursor::accept(std::string_view first, std::string_view second) {
  if (!at(first) || !at(second, 1)) return false;
  at_ += 2;
  return true;
}

void DdlCursor::expect(std::string_view word) {
  if (!accept(word)) fail();
}

const Token& DdlCursor::take() {
  if (at_end()) fail();
  return tokens_[at_++];
}

model::Identifier DdlCursor::name() {
  const auto& token = take();
  // SQLite also takes 'text' where a name is due.
  if (!token.is_name() && token.kind != TokenKind::string) fail();
  return unquoted(token);
}

model::Identifiers DdlCursor::names() {
  model::Identifiers all;
  expect("(");
  do all.push_back(name());
  while (accept(","));
  expect(")");
  return all;
}

std::string DdlCursor::parenthesized() {
  const auto open = take();
  if (!open.is("(")) fail();
  for (int depth = 1; depth > 0;) {
    const auto& token = take();
    depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
  }
  const auto close = tokens_[at_ - 1].begin;
  return std::string(base::trim(sql_.substr(open.end, close - open.end)));
}

std::string DdlCursor::since(std::size_t from) const {
  if (from >= at_) return {};
  return std::string(sql_.substr(tokens_[from].begin, tokens_[at_ - 1].end - tokens_[from].begin));
}

void DdlCursor::fail() const {
  const auto near = at_ == 0 ? std::string() : " after '" + std::string(tokens_[at_ - 1].text) + "'";
  throw base::Error(base::Exit::failed, "unreadable-schema",
                    "this part of the database's schema is not understood" + near + ": " + std::string(sql_),
                    "change the table by a sql: step");
}

} // namespace aludel::sqlite
