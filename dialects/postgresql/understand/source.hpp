#pragma once
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::postgresql::reading {

/// Tokens of a statement, by their numbers.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool empty() const { return begin >= end; }
};

/// A statement's text with its tokens, where the tree tells no more than that a clause is there: what a
/// clause says is a piece of this text. Key words are compared in any case.
class Source {
public:
  explicit Source(std::string_view sql);

  Range whole() const { return {0, tokens_.size()}; }
  /// The token that begins at a byte, or the first one behind it.
  std::size_t at(int location) const;
  std::size_t offset(std::size_t token) const; ///< bytes
  std::string_view token(std::size_t token) const;
  bool is(std::size_t token, std::string_view word) const;

  /// How far a string goes before its contents; nothing where those are not written as they are (E'\n', a
  /// doubled apostrophe), or it is no string.
  std::optional<std::size_t> opening(std::size_t string, std::string_view contents) const;
  /// The last tokens of the range are these words.
  bool ends(Range range, std::initializer_list<std::string_view> words) const;

  /// The first such token in a range and outside brackets that open in it; the end of the range when there is
  /// none.
  std::size_t find(Range range, std::string_view word) const;
  /// The bracket that closes the one at `open`.
  std::size_t closing(std::size_t open) const { return tokens_[open].partner; }
  /// What stands in the first parentheses of a range, without them; empty when there are none.
  Range inner(Range range) const;
  /// The pieces between the commas of a range.
  std::vector<Range> parts(Range range) const;
  /// Without parentheses that enclose all of it.
  Range bare(Range range) const;

  /// The bytes of the source, comments between tokens too.
  std::string text(Range range) const;
  /// The same on one line and without comments: for names of types.
  std::string spelled(Range range) const;

private:
  struct Lexeme {
    std::size_t begin;
    std::size_t end;
    std::size_t
        partner; ///< of a bracket: the other one; of others, and without one: the end of the statement
  };
  std::string_view sql_;
  std::vector<Lexeme> tokens_;
};

} // namespace aludel::postgresql::reading
