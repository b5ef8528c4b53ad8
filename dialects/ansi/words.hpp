#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// The first look at a statement.
namespace aludel::ansi {

/// The offset of the first byte that is neither blank nor in a comment. `nested`: a block comment may hold
/// others (the standard, PostgreSQL); without it the first end mark ends it (SQLite).
std::size_t skip_blanks(std::string_view sql, std::size_t from, bool nested);

/// The first words, in upper case, up to `most`; stops at anything that is not a word.
std::vector<std::string> leading_words(std::string_view sql, std::size_t most, bool nested);

/// Whether a statement of these words, in upper case and in their order, is a query that changes nothing
/// itself. What the functions do that it calls is not known.
bool reads_only(const std::vector<std::string>& words);

} // namespace aludel::ansi
