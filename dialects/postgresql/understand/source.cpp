#include "dialects/postgresql/understand/source.hpp"

#include "dialects/postgresql/tokens.hpp"
#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::postgresql::reading {

namespace {
bool opens(char c) { return c == '(' || c == '['; }
bool closes(char c) { return c == ')' || c == ']'; }
} // namespace

Source::Source(std::string_view sql) : sql_(sql) {
  std::vector<std::size_t> open;
  Tokens tokens(sql);
  for (auto token = tokens.next(); token.kind != Token::Kind::end; token = tokens.next()) {
    tokens_.push_back({token.begin, token.end, 0});
    if (opens(sql[token.begin])) open.push_back(tokens_.size() - 1);
    if (!closes(sql[token.begin]) || open.empty()) continue;
    tokens_.back().partner = open.back();
    tokens_[open.back()].partner = tokens_.size() - 1;
    open.pop_back();
  }
  for (const auto unclosed : open) tokens_[unclosed].partner = tokens_.size();
}

std::size_t Source::at(int location) const {
  const auto found =
      std::lower_bound(tokens_.begin(), tokens_.end(), static_cast<std::size_t>(std::max(location, 0)),
                       [](const Lexeme& token, std::size_t byte) { return token.begin < byte; });
  return static_cast<std::size_t>(found - tokens_.begin());
}

std::size_t Source::offset(std::size_t token) const {
  return token < tokens_.size() ? tokens_[token].begin : sql_.size();
}

std::string_view Source::token(std::size_t token) const {
  if (token >= tokens_.size()) return {};
  return sql_.substr(tokens_[token].begin, tokens_[token].end - tokens_[token].begin);
}

bool Source::is(std::size_t token, std::string_view word) const {
  return base::iequals(this->token(token), word);
}

std::optional<std::size_t> Source::opening(std::size_t string, std::string_view contents) const {
  const auto text = token(string);
  const auto begins = text.substr(0, 1);
  const auto tag_end = begins == "$" ? text.find('$', 1) : begins == "'" ? 0 : text.npos;
  if (tag_end == text.npos || text.substr(tag_end + 1, contents.size()) != contents) return std::nullopt;
  return tag_end + 1;
}

bool Source::ends(Range range, std::initializer_list<std::string_view> words) const {
  if (range.end < range.begin + words.size()) return false;
  auto token = range.end - words.size();
  return std::all_of(words.begin(), words.end(), [&](std::string_view word) { return is(token++, word); });
}

std::size_t Source::find(Range range, std::string_view word) const {
  for (auto i = range.begin; i < range.end; ++i) {
    if (is(i, word)) return i;
    if (opens(sql_[tokens_[i].begin])) i = tokens_[i].partner;
  }
  return range.end;
}

Range Source::inner(Range range) const {
  const auto open = find(range, "(");
  if (open >= range.end) return {range.end, range.end};
  return {open + 1, std::min(tokens_[open].partner, range.end)};
}

std::vector<Range> Source::parts(Range range) const {
  std::vector<Range> parts;
  while (!range.empty()) {
    const auto comma = find(range, ",");
    parts.push_back({range.begin, comma});
    range.begin = comma + 1;
  }
  return parts;
}

Range Source::bare(Range range) const {
  while (range.end > range.begin + 2 && is(range.begin, "(") && tokens_[range.begin].partner == range.end - 1)
    range = {range.begin + 1, range.end - 1};
  return range;
}

std::string Source::text(Range range) const {
  if (range.empty() || range.end > tokens_.size()) return {};
  const auto begin = tokens_[range.begin].begin;
  return std::string(sql_.substr(begin, tokens_[range.end - 1].end - begin));
}

std::string Source::spelled(Range range) const {
  std::string out;
  for (auto i = range.begin; i < range.end && i < tokens_.size(); ++i) {
    if (i > range.begin && tokens_[i].begin > tokens_[i - 1].end) out += ' ';
    out += token(i);
  }
  return out;
}

} // namespace aludel::postgresql::reading
