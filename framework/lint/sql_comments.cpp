#include "framework/lint/sql_comments.hpp"

#include "framework/base/text.hpp"
#include "framework/dialect/statement.hpp"

#include <cctype>

namespace aludel::lint {

namespace {
constexpr std::string_view mark = "aludel:";

/// Finds comments by what both engines call a string, a quoted name and a comment.
class Lexer {
public:
  explicit Lexer(const model::SqlBlock& block) : sql_(block.text), cutting_(block) {}

  std::vector<SqlComment> comments() {
    while (at_ < sql_.size()) next();
    settle(true);
    return std::move(found_);
  }

private:
  bool starts(std::string_view text) const { return sql_.substr(at_, text.size()) == text; }

  void next() {
    const char c = sql_[at_];
    if (starts("--")) return comment(2, end_of_line(), 0);
    if (starts("/*")) return comment(2, end_of_block(), 2);
    if (std::isspace(static_cast<unsigned char>(c)) == 0) settle(c == ';');
    if (c == '\'' || c == '"' || c == '`') return skip_quoted(c, c == '\'' && is_escaping());
    if (c == '$') return skip_dollars();
    ++at_;
  }

  /// E'…', where a backslash escapes.
  bool is_escaping() const {
    if (at_ == 0 || (sql_[at_ - 1] != 'E' && sql_[at_ - 1] != 'e')) return false;
    return at_ == 1 || !is_word(sql_[at_ - 2]);
  }
  static bool is_word(char c) {
    return c == '_' || c == '$' || std::isalnum(static_cast<unsigned char>(c)) != 0;
  }

  /// What stands behind the comments that were found last.
  void settle(bool ends) {
    for (; settled_ < found_.size(); ++settled_) found_[settled_].ends = ends;
  }

  void skip_quoted(char quote, bool escapes) {
    for (++at_; at_ < sql_.size(); ++at_) {
      if (escapes && sql_[at_] == '\\') {
        ++at_;
      } else if (sql_[at_] == quote) {
        ++at_;
        return;
      }
    }
  }

  void skip_dollars() {
    auto end = at_ + 1;
    while (end < sql_.size() && sql_[end] != '$' && is_word(sql_[end])) ++end;
    const bool opens = end < sql_.size() && sql_[end] == '$' && (at_ == 0 || !is_word(sql_[at_ - 1]));
    if (!opens) {
      ++at_;
      return;
    }
    const auto tag = sql_.substr(at_, end + 1 - at_);
    const auto close = sql_.find(tag, end + 1);
    at_ = close == std::string_view::npos ? sql_.size() : close + tag.size();
  }

  std::size_t end_of_line() const {
    const auto end = sql_.find('\n', at_);
    return end == std::string_view::npos ? sql_.size() : end;
  }
  std::size_t end_of_block() const {
    int depth = 0;
    for (auto i = at_; i + 1 < sql_.size(); ++i) {
      const auto sign = sql_.substr(i, 2);
      if (sign != "/*" && sign != "*/") continue;
      depth += sign == "/*" ? 1 : -1;
      ++i;
      if (depth == 0) return i + 1;
    }
    return sql_.size();
  }

  void comment(std::size_t opening, std::size_t end, std::size_t closing) {
    const auto whole = sql_.substr(at_, end - at_);
    const auto inner = whole.substr(opening, whole.size() - std::min(whole.size(), opening + closing));
    const auto text = base::trim(inner);
    if (text.substr(0, mark.size()) == mark) {
      auto place = cutting_.next(at_, end).place;
      place.length = static_cast<int>(std::min(whole.find('\n'), whole.size()));
      found_.push_back({std::string(text), place});
    }
    at_ = end;
  }

  std::string_view sql_;
  dialect::Cutting cutting_;
  std::size_t at_ = 0;
  std::vector<SqlComment> found_;
  std::size_t settled_ = 0;
};
} // namespace

std::vector<SqlComment> own_comments(const model::SqlBlock& block) {
  if (block.text.find(mark) == std::string::npos) return {};
  return Lexer(block).comments();
}

} // namespace aludel::lint
