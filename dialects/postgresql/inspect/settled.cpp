#include "dialects/postgresql/inspect/settled.hpp"

#include "dialects/postgresql/spelled.hpp"
#include "dialects/postgresql/tokens.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace aludel::postgresql {

namespace {
constexpr std::string_view cast_of_array = ")::text[]";

std::vector<Token> all_tokens(std::string_view text) {
  std::vector<Token> all;
  Tokens tokens(text);
  for (auto token = tokens.next(); token.kind != Token::Kind::end; token = tokens.next())
    all.push_back(token);
  return all;
}

/// `(ARRAY[a, b])::text[]` in a text.
struct ArrayCast {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view items;
};

class Casts {
public:
  explicit Casts(std::string_view text) : text_(text), tokens_(all_tokens(text)) {}

  std::optional<ArrayCast> next() {
    for (; at_ + 3 < tokens_.size(); ++at_)
      if (is(at_, "(") && is(at_ + 1, "ARRAY") && is(at_ + 2, "["))
        if (auto found = cast_at(at_)) return found;
    return std::nullopt;
  }

private:
  bool is(std::size_t token, std::string_view word) const {
    return text_.substr(tokens_[token].begin, tokens_[token].end - tokens_[token].begin) == word;
  }
  std::optional<ArrayCast> cast_at(std::size_t first) {
    std::size_t last = first + 3;
    for (int depth = 1; last < tokens_.size(); ++last) {
      if (is(last, "ARRAY")) return std::nullopt; // of arrays: its items are no texts
      depth += is(last, "[") ? 1 : is(last, "]") ? -1 : 0;
      if (depth == 0) break;
    }
    if (last >= tokens_.size() || text_.substr(tokens_[last].end, cast_of_array.size()) != cast_of_array)
      return std::nullopt;
    at_ = last;
    const auto inner = tokens_[first + 2].end;
    return ArrayCast{tokens_[first].begin, tokens_[last].end + cast_of_array.size(),
                     text_.substr(inner, tokens_[last].begin - inner)};
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
};
} // namespace

std::string settled(const std::string& spelled) {
  if (spelled.find(cast_of_array) == std::string::npos) return spelled;
  std::string out;
  std::size_t done = 0;
  Casts casts(spelled);
  while (const auto cast = casts.next()) {
    out += spelled.substr(done, cast->begin - done) + "ARRAY[";
    std::string_view comma;
    for (const auto item : items_of(cast->items)) {
      out += std::string(comma) + "(" + std::string(item) + ")::text";
      comma = ", ";
    }
    out += "]";
    done = cast->end;
  }
  return out + spelled.substr(done);
}

} // namespace aludel::postgresql
