#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::postgresql {

/// What a splitter must tell apart in SQL text.
struct Token {
  enum class Kind { word, semicolon, open, close, other, end };
  Kind kind = Kind::end;
  std::size_t begin = 0; ///< bytes
  std::size_t end = 0;
};

/// Reads SQL text as psql does (src/fe_utils/psqlscan.l, standard_conforming_strings on): '…', E'…', U&'…',
/// "…", $tag$…$tag$, -- and nested /* comments. A string that is not closed reaches to the end of the text,
/// and so does a comment, which then counts as a token: the server shall complain.
class Tokens {
public:
  explicit Tokens(std::string_view sql, std::size_t from = 0) : sql_(sql), at_(from) {}
  Token next();

private:
  bool at(std::string_view what) const { return sql_.substr(at_, what.size()) == what; }
  bool skip_blank();
  void skip_line();
  bool skip_comment();
  void skip_quoted(char quote, bool escapes);
  bool skip_continuation();
  bool skip_dollar_quoted();
  void skip_word();
  Token::Kind step();

  std::string_view sql_;
  std::size_t at_;
};

/// All words outside quotes and comments, in upper case.
std::vector<std::string> words_of(std::string_view sql);

} // namespace aludel::postgresql
