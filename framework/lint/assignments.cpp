#include "framework/lint/assignments.hpp"

#include "framework/catalog/words.hpp"
#include "framework/lint/insertions.hpp"

#include <algorithm>
#include <array>

namespace aludel::lint {

namespace {
using catalog::Tokens;

bool ends_assignments(const catalog::Word& token) {
  constexpr std::array ends{"where", "from", "returning", "order", "limit"};
  return std::any_of(ends.begin(), ends.end(),
                     [&](const char* keyword) { return catalog::is_keyword(token, keyword); });
}

/// Those of "(a, b) = …", which begins at a token; none where it does not.
model::Identifiers listed_at(const Tokens& tokens, std::size_t at) {
  model::Identifiers names;
  if (!tokens.is_sign(at, "(")) return names;
  do {
    if (!tokens.is_name(++at)) return {};
    names.push_back(identifier_of(tokens[at]));
  } while (tokens.is_sign(++at, ","));
  return tokens.is_sign(at, ")") && tokens.is_sign(at + 1, "=") ? names : model::Identifiers();
}

/// The columns of the assignments that begin at a token: up to the end of their clause.
model::Identifiers assigned(const Tokens& tokens, std::size_t at) {
  model::Identifiers names;
  int depth = 0;
  for (bool begins = true; at < tokens.size() && depth >= 0; ++at) {
    if (begins && depth == 0)
      for (auto& name : listed_at(tokens, at)) names.push_back(std::move(name));
    depth += tokens.is_sign(at, "(") ? 1 : tokens.is_sign(at, ")") ? -1 : 0;
    if (depth == 0 && ends_assignments(tokens[at])) break;
    if (begins && depth == 0 && tokens.is_sign(at + 1, "=") && catalog::is_name(tokens[at]))
      names.push_back(identifier_of(tokens[at]));
    begins = depth == 0 && tokens.is_sign(at, ",");
  }
  return names;
}

/// The table of the UPDATE whose SET stands at a token: UPDATE [OR x] [ONLY] [schema.]name [[AS] alias] SET.
model::QualifiedName updated(const Tokens& tokens, std::size_t set) {
  auto at = set;
  while (at > 0 && set - at < 9 && !tokens.is(at, "update")) --at;
  if (!tokens.is(at, "update")) return {};
  at += tokens.is(at + 1, "or") ? 3 : 1;
  if (tokens.is(at, "only")) ++at;
  if (at >= set || !catalog::is_name(tokens[at])) return {};
  const auto first = identifier_of(tokens[at]);
  return tokens.is_sign(at + 1, ".") && at + 2 < set
             ? model::QualifiedName(first, identifier_of(tokens[at + 2]))
             : model::QualifiedName(first);
}
} // namespace

std::vector<Assignment> assignments(const Transition& t) {
  std::vector<Assignment> all;
  const auto* reading = t.reading();
  if (reading == nullptr || (reading->kind != "UPDATE" && reading->kind != "INSERT")) return all;
  const Tokens tokens(reading->statement.sql);
  const auto inserted = insertions(t);
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (!tokens.is(i, "set")) continue;
    const bool of_insertion = tokens.is(i - 1, "update");
    if (of_insertion && inserted.size() != 1)
      all.push_back({{}, assigned(tokens, i + 1)});
    else
      all.push_back(
          {of_insertion ? inserted.front().table : catalog::relation_by_path(updated(tokens, i), t.before()),
           assigned(tokens, i + 1)});
  }
  return all;
}

} // namespace aludel::lint
