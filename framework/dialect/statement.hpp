#pragma once
#include "framework/base/place.hpp"
#include "framework/model/operations/sql.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace aludel::dialect {

/// One SQL statement, without its closing semicolon, as it is sent.
struct Statement {
  std::string sql;
  /// Not empty: a query of one value that must be true (1, t); otherwise this is the error.
  std::string expectation;
  base::Place place;     ///< of its first byte, when it was written in a file
  int indent = 0;        ///< columns before each further line of it in that file (block scalars)
  std::size_t begin = 0; ///< of its first byte in the text of the block that it was cut from
};

/// A statement that Aludel made itself.
Statement statement(std::string sql);
Statement expectation(std::string query, std::string otherwise);

/// The part of a block from `begin` to `end` (bytes), with its place.
Statement statement_of(const model::SqlBlock& block, std::size_t begin, std::size_t end);

/// Cuts a text into statements from its beginning to its end, in one walk over its lines. The text outlives
/// it.
class Cutting {
public:
  explicit Cutting(const model::SqlBlock& block);
  explicit Cutting(const Statement& whole);           ///< into parts, such as those of a body
  Statement next(std::size_t begin, std::size_t end); ///< `begin` is never before that of the call before

private:
  std::string_view text_;
  base::Place place_; ///< of the byte at `at_`
  int indent_;
  std::size_t begin_; ///< of the text in the block that it was cut from
  std::size_t at_ = 0;
};

/// The place of a byte inside a statement; unknown when the statement has none.
base::Place place_in(const Statement& statement, std::size_t offset);

} // namespace aludel::dialect
