#include "dialects/postgresql/spelled.hpp"

#include "dialects/postgresql/tokens.hpp"
#include "framework/base/text.hpp"

namespace aludel::postgresql {

namespace {
std::string_view text_of(const Token& token, std::string_view text) {
  return text.substr(token.begin, token.end - token.begin);
}

/// How much deeper a token leads.
int step(std::string_view token) {
  if (token == "(" || token == "[") return 1;
  return token == ")" || token == "]" ? -1 : 0;
}
} // namespace

std::string_view parenthesized_after(std::string_view word, std::string_view text) {
  Tokens tokens(text);
  auto token = tokens.next();
  while (token.kind != Token::Kind::end && text_of(token, text) != word) token = tokens.next();
  const auto opening = tokens.next();
  if (opening.kind != Token::Kind::open) return {};
  int depth = 1;
  while (depth > 0 && token.kind != Token::Kind::end) {
    token = tokens.next();
    depth += step(text_of(token, text));
  }
  return text.substr(opening.end, token.begin - opening.end);
}

std::vector<std::string_view> items_of(std::string_view list) {
  std::vector<std::string_view> items;
  Tokens tokens(list);
  std::size_t begin = 0;
  int depth = 0;
  for (auto token = tokens.next(); token.kind != Token::Kind::end; token = tokens.next()) {
    const auto spelled = text_of(token, list);
    depth += step(spelled);
    if (depth > 0 || spelled != ",") continue;
    items.push_back(base::trim(list.substr(begin, token.begin - begin)));
    begin = token.end;
  }
  if (const auto last = base::trim(list.substr(begin)); !last.empty() || !items.empty())
    items.push_back(last);
  return items;
}

} // namespace aludel::postgresql
