#include "dialects/postgresql/conditions.hpp"

#include "framework/catalog/words.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace aludel::postgresql {

namespace {
using Terms = std::span<const catalog::Word>;

/// How much deeper it is behind the token: parentheses, and CASE … END.
int step(const catalog::Word& token) {
  if (is_sign(token, "(") || catalog::is_keyword(token, "case")) return 1;
  return is_sign(token, ")") || catalog::is_keyword(token, "end") ? -1 : 0;
}

/// The index of the token at which it is as deep as before the first one.
std::size_t closing(Terms tokens) {
  int depth = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if ((depth += step(tokens[i])) == 0) return i;
  return tokens.size();
}

Terms unwrapped(Terms tokens) {
  while (tokens.size() > 2 && is_sign(tokens.front(), "(") && closing(tokens) + 1 == tokens.size())
    tokens = tokens.subspan(1, tokens.size() - 2);
  return tokens;
}

/// What AND joins; empty where OR does.
std::vector<Terms> joined_by_and(Terms tokens) {
  std::vector<Terms> terms;
  int depth = 0;
  bool between = false; // whose AND joins nothing
  std::size_t begin = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    depth += step(tokens[i]);
    if (depth > 0) continue;
    if (catalog::is_keyword(tokens[i], "or")) return {};
    const bool is_and = catalog::is_keyword(tokens[i], "and");
    if (is_and && !between) {
      terms.push_back(tokens.subspan(begin, i - begin));
      begin = i + 1;
    }
    between = catalog::is_keyword(tokens[i], "between") || (between && !is_and);
  }
  terms.push_back(tokens.subspan(begin));
  return terms;
}

bool is_not_null(Terms tokens, const model::Identifier& column) {
  return tokens.size() == 4 && catalog::names(tokens[0], column) && catalog::is_keyword(tokens[1], "is") &&
         catalog::is_keyword(tokens[2], "not") && catalog::is_keyword(tokens[3], "null");
}

bool proves(Terms tokens, const model::Identifier& column) {
  const auto terms = joined_by_and(unwrapped(tokens));
  if (terms.size() == 1) return is_not_null(unwrapped(terms.front()), column);
  return std::any_of(terms.begin(), terms.end(), [&](Terms term) { return proves(term, column); });
}
} // namespace

bool proves_not_null(std::string_view condition, const model::Identifier& column) {
  const auto tokens = catalog::tokens_of(condition);
  return proves(tokens, column);
}

} // namespace aludel::postgresql
