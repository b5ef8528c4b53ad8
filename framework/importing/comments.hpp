#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace aludel::importing {

/// The comments before a statement.
struct Leading {
  std::string text;      ///< without dashes, stars and ruled lines
  std::size_t begin = 0; ///< where the statement itself begins, in bytes
};

/// `sql` begins with blanks and comments, as one statement does. What tools write into every new file is no
/// comment of anybody's.
Leading leading_comments(std::string_view sql);

/// The comment that stands behind a statement on its line, from `at`, or from the semicolon there: where it
/// ends, in bytes; `at` when there is none.
std::size_t end_of_remark(std::string_view sql, std::size_t at);

/// Two comments as one, each on lines of its own.
std::string joined(const std::string& first, const std::string& second);

} // namespace aludel::importing
