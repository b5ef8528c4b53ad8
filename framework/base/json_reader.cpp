#include "framework/base/json.hpp"

#include <algorithm>
#include <charconv>

namespace aludel::base {

namespace {
constexpr int deepest = 200; // what nests deeper was not written by us

std::string utf8(unsigned code) {
  const auto rest = [&](int shift) { return static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) return {static_cast<char>(0xC0 | (code >> 6)), rest(0)};
  if (code < 0x10000) return {static_cast<char>(0xE0 | (code >> 12)), rest(6), rest(0)};
  return {static_cast<char>(0xF0 | (code >> 18)), rest(12), rest(6), rest(0)};
}

/// Reads from the front of a text.
class Reader {
public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<Json> whole() {
    auto value = this->value(0);
    skip_blanks();
    return text_.empty() ? std::move(value) : std::nullopt;
  }

private:
  void skip_blanks() { text_.remove_prefix(std::min(text_.find_first_not_of(" \t\r\n"), text_.size())); }

  bool take(std::string_view word) {
    if (!text_.starts_with(word)) return false;
    text_.remove_prefix(word.size());
    return true;
  }
  bool take_next(std::string_view word) {
    skip_blanks();
    return take(word);
  }

  std::optional<Json> value(int depth) {
    if (depth > deepest) return std::nullopt;
    skip_blanks();
    if (take("null")) return Json();
    if (take("true")) return Json(true);
    if (take("false")) return Json(false);
    if (take("[")) return array(depth);
    if (take("{")) return object(depth);
    if (text_.starts_with('"')) {
      auto text = string();
      return text ? std::optional<Json>(std::move(*text)) : std::nullopt;
    }
    return number();
  }

  std::optional<Json> number() {
    const auto size = number_size();
    if (size == 0) return std::nullopt;
    Json::Number number{std::string(text_.substr(0, size))};
    text_.remove_prefix(size);
    return Json(std::move(number));
  }

  /// Of the number in front (RFC 8259, section 6); 0 where there is none.
  std::size_t number_size() const {
    std::size_t at = 0;
    const auto sign = [&](std::string_view any) {
      const bool is = at < text_.size() && any.find(text_[at]) != std::string_view::npos;
      at += is ? 1 : 0;
      return is;
    };
    const auto digits = [&] {
      const auto from = at;
      at = std::min(text_.find_first_not_of("0123456789", at), text_.size());
      return at > from;
    };
    sign("-");
    if (!sign("0") && !digits()) return 0;
    if (sign(".") && !digits()) return 0;
    if (sign("eE")) {
      sign("+-");
      if (!digits()) return 0;
    }
    return at;
  }

  std::optional<Json> array(int depth) {
    Json out = Json::array();
    if (take_next("]")) return out;
    do {
      auto item = value(depth + 1);
      if (!item) return std::nullopt;
      out.push(std::move(*item));
    } while (take_next(","));
    return take_next("]") ? std::optional(std::move(out)) : std::nullopt;
  }

  std::optional<Json> object(int depth) {
    Json out = Json::object();
    if (take_next("}")) return out;
    do {
      skip_blanks();
      auto name = string();
      if (!name || !take_next(":")) return std::nullopt;
      auto item = value(depth + 1);
      if (!item) return std::nullopt;
      out.add(std::move(*name), std::move(*item));
    } while (take_next(","));
    return take_next("}") ? std::optional(std::move(out)) : std::nullopt;
  }

  std::optional<std::string> string() {
    if (!take("\"")) return std::nullopt;
    std::string out;
    for (;;) {
      const auto plain = text_.find_first_of("\"\\");
      if (plain == std::string_view::npos) return std::nullopt;
      const auto own = text_.substr(0, plain);
      if (std::any_of(own.begin(), own.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
        return std::nullopt;
      out += own;
      text_.remove_prefix(plain);
      if (take("\"")) return out;
      const auto escaped = escape();
      if (!escaped) return std::nullopt;
      out += *escaped;
    }
  }

  std::optional<std::string> escape() {
    if (take("\\u")) return unicode();
    if (text_.size() < 2) return std::nullopt;
    constexpr std::string_view signs = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
    const auto at = signs.find(text_[1]);
    if (at == std::string_view::npos) return std::nullopt;
    text_.remove_prefix(2);
    return std::string(1, meant[at]);
  }

  std::optional<unsigned> four_digits() {
    unsigned code = 0;
    if (text_.size() < 4 || std::from_chars(text_.data(), text_.data() + 4, code, 16).ptr != text_.data() + 4)
      return std::nullopt;
    text_.remove_prefix(4);
    return code;
  }

  std::optional<std::string> unicode() {
    const auto code = four_digits();
    if (!code) return std::nullopt;
    if (*code < 0xD800 || *code > 0xDFFF) return utf8(*code);
    if (*code > 0xDBFF || !take("\\u")) return std::nullopt;
    const auto low = four_digits();
    if (!low || *low < 0xDC00 || *low > 0xDFFF) return std::nullopt;
    return utf8(0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00));
  }

  std::string_view text_;
};
} // namespace

std::optional<Json> Json::parse(std::string_view text) { return Reader(text).whole(); }

} // namespace aludel::base
