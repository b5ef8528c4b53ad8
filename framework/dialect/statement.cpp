#include "framework/dialect/statement.hpp"

#include <algorithm>

namespace aludel::dialect {

namespace {
/// Moves a place over the text that stands before `offset`; every line after the first is indented.
base::Place moved(base::Place place, std::string_view text, std::size_t offset, int indent) {
  if (!place.known()) return place;
  const auto before = text.substr(0, std::min(offset, text.size()));
  const auto newline = before.rfind('\n');
  place.length = 1;
  if (newline == std::string_view::npos) {
    place.column += static_cast<int>(before.size());
  } else {
    place.line += static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    place.column = indent + static_cast<int>(before.size() - newline);
  }
  return place;
}
} // namespace

Statement statement(std::string sql) { return {std::move(sql), {}, {}, 0}; }

Statement expectation(std::string query, std::string otherwise) {
  return {std::move(query), std::move(otherwise), {}, 0};
}

Statement statement_of(const model::SqlBlock& block, std::size_t begin, std::size_t end) {
  return Cutting(block).next(begin, end);
}

Statement Cutting::next(std::size_t begin, std::size_t end) {
  const int indent = std::max(block_.place.column - 1, 0);
  place_ = moved(std::move(place_), std::string_view(block_.text).substr(at_), begin - at_, indent);
  at_ = begin;
  return {block_.text.substr(begin, end - begin), {}, place_, indent, begin};
}

base::Place place_in(const Statement& statement, std::size_t offset) {
  return moved(statement.place, statement.sql, offset, statement.indent);
}

} // namespace aludel::dialect
