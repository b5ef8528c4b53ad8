#pragma once
#include "dialects/sqlite/tokens.hpp"
#include "framework/model/names.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace aludel::sqlite {

/// A way through the tokens of a schema text.
class DdlCursor {
public:
  explicit DdlCursor(std::string_view sql) : sql_(sql), tokens_(tokens_of(sql)) {}

  bool at_end() const { return at_ >= tokens_.size(); }
  bool at(std::string_view word, std::size_t ahead = 0) const;
  bool accept(std::string_view word);
  /// Two words in a row, or nothing.
  bool accept(std::string_view first, std::string_view second);
  void expect(std::string_view word);
  const Token& take();
  model::Identifier name();
  model::Identifiers names(); ///< "(a, b)"
  /// What stands between a parenthesis and its partner, without blanks around it.
  std::string parenthesized();

  std::size_t position() const { return at_; }
  std::size_t count() const { return tokens_.size(); }
  const Token& token(std::size_t position) const { return tokens_.at(position); }
  /// The text from the token at `from` to the one before the cursor; empty when there is none.
  std::string since(std::size_t from) const;
  [[noreturn]] void fail() const; ///< Error exit 1: this is not understood

private:
  std::string_view sql_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
};

} // namespace aludel::sqlite
