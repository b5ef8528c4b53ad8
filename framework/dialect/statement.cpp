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

Cutting::Cutting(const model::SqlBlock& block)
    : text_(block.text), place_(block.place), indent_(std::max(block.place.column - 1, 0)), begin_(0) {}

Cutting::Cutting(const Statement& whole)
    : text_(whole.sql), place_(whole.place), indent_(whole.indent), begin_(whole.begin) {}

Statement Cutting::next(std::size_t begin, std::size_t end) {
  place_ = moved(std::move(place_), text_.substr(at_), begin - at_, indent_);
  at_ = begin;
  return {std::string(text_.substr(begin, end - begin)), {}, place_, indent_, begin_ + begin};
}

base::Place place_in(const Statement& statement, std::size_t offset) {
  return moved(statement.place, statement.sql, offset, statement.indent);
}

} // namespace aludel::dialect
