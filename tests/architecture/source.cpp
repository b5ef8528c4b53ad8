#include "tests/architecture/source.hpp"

#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::architecture {

namespace {
/// Cuts a text into pieces from the front.
class Cutter {
public:
  explicit Cutter(std::string_view text) : text_(text) {}

  std::vector<Piece> all() {
    while (at_ < text_.size()) step();
    close_code();
    return std::move(pieces_);
  }

private:
  void step() {
    if (sees("//"))
      skip_to(text_.find('\n', at_));
    else if (sees("/*"))
      skip_to(after("*/", at_ + 2));
    else if (sees("R\""))
      literal(raw_end());
    else if (sees("\"") || (sees("'") && !inside_number()))
      literal(quoted_end());
    else
      code_ += text_[at_++];
  }

  bool sees(std::string_view what) const { return text_.substr(at_, what.size()) == what; }
  std::size_t after(std::string_view what, std::size_t from) const {
    const auto found = text_.find(what, from);
    return found == std::string_view::npos ? text_.size() : found + what.size();
  }
  /// 60'000
  bool inside_number() const {
    return at_ > 0 &&
           std::string_view("0123456789abcdefABCDEF").find(text_[at_ - 1]) != std::string_view::npos;
  }
  std::size_t quoted_end() const {
    auto end = at_ + 1;
    while (end < text_.size() && text_[end] != text_[at_]) end += text_[end] == '\\' ? 2 : 1;
    return end + 1;
  }
  std::size_t raw_end() const {
    const auto open = text_.find('(', at_);
    if (open == std::string_view::npos) return text_.size();
    return after(")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"", open);
  }

  void close_code() {
    if (!code_.empty()) pieces_.push_back({code_, false, code_line_});
    code_.clear();
  }
  void skip_to(std::size_t end) {
    close_code();
    end = std::min(end, text_.size());
    line_ += static_cast<int>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                                         text_.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    counted_ = at_ = end;
    code_line_ = line_;
  }
  void literal(std::size_t end) {
    const auto begin = at_;
    const auto newlines = std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                                     text_.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
    const auto line = line_ + static_cast<int>(newlines);
    skip_to(end);
    pieces_.push_back({std::string(text_.substr(begin, at_ - begin)), true, line});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t counted_ = 0; ///< newlines before this are in line_
  int line_ = 1;
  int code_line_ = 1;
  std::string code_;
  std::vector<Piece> pieces_;
};
} // namespace

std::vector<Piece> pieces_of(std::string_view source) { return Cutter(source).all(); }

std::vector<Include> includes_of(std::string_view source) {
  std::vector<Include> includes;
  int number = 0;
  for (const auto& line : base::split(source, '\n')) {
    ++number;
    const auto text = base::trim(line);
    if (text.substr(0, 8) != "#include") continue;
    const auto name = base::trim(text.substr(8));
    if (name.empty()) continue;
    const auto end = name.find(name.front() == '<' ? '>' : '"', 1);
    includes.push_back({std::string(name.substr(1, end - 1)), name.front() == '"', number});
  }
  return includes;
}

} // namespace aludel::architecture
