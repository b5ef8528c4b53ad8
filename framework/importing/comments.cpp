#include "framework/importing/comments.hpp"

#include "framework/base/text.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace aludel::importing {

namespace {
std::size_t line_end(std::string_view text, std::size_t at) {
  return std::min(text.find('\n', at), text.size());
}

/// Behind the mark that closes it, where comments may hold others or not; npos when it is not closed.
std::size_t end_of_block(std::string_view text, std::size_t at) {
  int depth = 0;
  const auto first_end = text.find("*/", at + 2);
  for (auto i = at; i + 1 < text.size(); ++i) {
    const auto sign = text.substr(i, 2);
    if (sign != "/*" && sign != "*/") continue;
    depth += sign == "/*" ? 1 : -1;
    ++i;
    if (depth == 0) return i + 1;
  }
  return first_end == std::string_view::npos ? first_end : first_end + 2;
}

/// The end of a comment that begins at `at`; `at` when none does.
std::size_t end_of_comment(std::string_view text, std::size_t at) {
  const auto sign = text.substr(at, 2);
  if (sign == "--") return line_end(text, at);
  if (sign != "/*") return at;
  const auto end = end_of_block(text, at);
  return end == std::string_view::npos ? text.size() : end;
}

/// A line that is drawn, not written: "--------", "=====", "* * *".
bool is_rule(std::string_view line) { return line.find_first_not_of("-=*#~_+ \t") == std::string_view::npos; }

/// What the tools' own templates put into a file.
bool is_boilerplate(std::string_view line) {
  constexpr std::array lines{"Your SQL goes here", "This file should undo anything in `up.sql`",
                             "Add migration script here", "Add up migration script here",
                             "Add down migration script here"};
  return std::find(lines.begin(), lines.end(), base::trim(line)) != lines.end();
}

std::string_view without_end(std::string_view line) {
  while (!line.empty() && base::is_blank(line.back())) line.remove_suffix(1);
  return line;
}

/// The lines of one comment, without what makes them a comment.
void add_lines(std::string_view comment, std::vector<std::string>& lines) {
  const bool block = comment.starts_with("/*");
  if (block)
    comment = comment.substr(2, comment.size() - (comment.ends_with("*/") && comment.size() > 3 ? 4 : 2));
  for (const auto& whole : base::split(comment, '\n')) {
    auto line = without_end(whole);
    if (block && base::trim(line).starts_with('*')) line = line.substr(line.find('*'));
    const auto text = line.find_first_not_of(block ? "*" : "-");
    line.remove_prefix(std::min(text, line.size()));
    lines.emplace_back(is_rule(line) || is_boilerplate(line) ? "" : line);
  }
}

std::size_t indent_of(const std::vector<std::string>& lines) {
  auto least = std::string::npos;
  for (const auto& line : lines)
    if (!line.empty()) least = std::min(least, line.find_first_not_of(" \t"));
  return least == std::string::npos ? 0 : least;
}

/// One empty line stays where several are; none at the ends.
std::string text_of(std::vector<std::string> lines) {
  const auto indent = indent_of(lines);
  std::string text;
  bool gap = false;
  for (const auto& line : lines) {
    if (line.empty()) {
      gap = !text.empty();
      continue;
    }
    if (!text.empty()) text += gap ? "\n\n" : "\n";
    text += line.substr(std::min(indent, line.size()));
    gap = false;
  }
  return text;
}
} // namespace

Leading leading_comments(std::string_view sql) {
  std::vector<std::string> lines;
  auto at = base::skip_blanks(sql, 0);
  for (auto end = end_of_comment(sql, at); end != at; end = end_of_comment(sql, at)) {
    add_lines(sql.substr(at, end - at), lines);
    at = base::skip_blanks(sql, end);
    if (std::count(sql.begin() + static_cast<std::ptrdiff_t>(end),
                   sql.begin() + static_cast<std::ptrdiff_t>(at), '\n') > 1)
      lines.emplace_back();
  }
  return {text_of(std::move(lines)), at};
}

std::size_t end_of_remark(std::string_view sql, std::size_t at) {
  auto begin = at;
  const auto skip = [&] {
    while (begin < sql.size() && sql[begin] != '\n' && base::is_blank(sql[begin])) ++begin;
  };
  skip();
  if (begin < sql.size() && sql[begin] == ';') ++begin;
  skip();
  const auto end = end_of_comment(sql, begin);
  // A comment of several lines is about what follows.
  return end == begin || sql.substr(begin, end - begin).find('\n') != std::string_view::npos ? at : end;
}

std::string joined(const std::string& first, const std::string& second) {
  return first.empty() || second.empty() ? first + second : first + "\n" + second;
}

} // namespace aludel::importing
