#include "dialects/sqlite/understand/mentions.hpp"

#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/tokens.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace aludel::sqlite {

namespace {
using model::Identifier;
using model::ObjectKind;
using model::QualifiedName;
using Tokens = std::vector<Token>;

bool may_name(const Token& token) { return token.is_name() && !is_keyword(token); }

/// The name that begins at a token; empty when none does.
QualifiedName name_at(const Tokens& tokens, std::size_t at) {
  if (at >= tokens.size() || !may_name(tokens[at])) return {};
  const bool qualified = at + 2 < tokens.size() && tokens[at + 1].is(".") && may_name(tokens[at + 2]);
  return qualified ? QualifiedName(unquoted(tokens[at]), unquoted(tokens[at + 2]))
                   : QualifiedName(Identifier(unquoted(tokens[at])));
}

/// Of common table expressions: what a SELECT gives a name, "WITH a AS (", ", b (x) AS (".
bool names_a_query(const Tokens& tokens, const QualifiedName& name) {
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i)
    if (tokens[i].is_name() && same(unquoted(tokens[i]), name.name) && name.schema.empty() && i > 0 &&
        (tokens[i - 1].is("with") || tokens[i - 1].is("recursive") || tokens[i - 1].is(",")) &&
        (tokens[i + 1].is("as") || tokens[i + 1].is("(")))
      return true;
  return false;
}

struct Named {
  QualifiedName name;
  bool writes = false;
};

/// Whether a table is due behind the token at `at`.
bool comes_before_table(const Tokens& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 4> always{"from", "join", "into", "table"};
  if (is_any_of(tokens[at], always)) return true;
  const auto before = [&](std::string_view word) { return at > 0 && tokens[at - 1].is(word); };
  // ON UPDATE of keys, DO UPDATE of conflicts.
  return tokens[at].is("update") && !before("on") && !before("do");
}

std::vector<Named> named_tables(const Tokens& tokens) {
  constexpr std::array<std::string_view, 6> skipped{"if", "not", "exists", "or", "replace", "ignore"};
  std::vector<Named> found;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!comes_before_table(tokens, i)) continue;
    auto at = i + 1;
    while (at < tokens.size() && is_any_of(tokens[at], skipped)) ++at;
    const auto name = name_at(tokens, at);
    if (name.empty() || names_a_query(tokens, name)) continue;
    const bool deletes = tokens[i].is("from") && i > 0 && tokens[i - 1].is("delete");
    found.push_back(
        {name, deletes || tokens[i].is("into") || tokens[i].is("table") || tokens[i].is("update")});
  }
  return found;
}
} // namespace

model::ObjectName object_of(ObjectKind kind, const QualifiedName& name, const Identifier& part) {
  return {kind, name, part, {}};
}

model::ObjectName object_of(const Relation& relation) {
  switch (relation.kind) {
  case RelationKind::view: return object_of(ObjectKind::view, relation.name);
  case RelationKind::index: return object_of(ObjectKind::index, relation.name);
  case RelationKind::trigger:
    return object_of(ObjectKind::trigger, {relation.name.schema, relation.on}, relation.name.name);
  case RelationKind::table:
  case RelationKind::virtual_table: break;
  }
  return object_of(ObjectKind::table, relation.name);
}

void Mentions::add(model::ObjectName object, bool writes) {
  const auto known =
      std::find_if(all_.begin(), all_.end(), [&](const auto& m) { return m.object == object; });
  if (known != all_.end()) return void(known->writes = known->writes || writes);
  const auto& name = object.part.empty() ? object.name.name : object.part;
  auto place = place_of(name);
  all_.push_back({std::move(object), writes, std::move(place)});
}

void Mentions::add(const std::vector<Access>& accesses, const Shadow& shadow, bool writes) {
  std::map<QualifiedName, std::optional<Relation>> known;
  for (const auto& access : accesses) {
    const auto [at, is_new] = known.try_emplace(access.relation);
    if (is_new) at->second = shadow.relation(access.relation);
    if (at->second) add(object_of(*at->second), access.writes && writes);
  }
  for (const auto& access : accesses)
    if (!access.column.empty() && known[access.relation])
      add(object_of(ObjectKind::column, access.relation, access.column), access.writes && writes);
}

void Mentions::add_by_words(const Shadow& shadow, bool writes) {
  for (const auto& [name, written] : named_tables(tokens_)) {
    const auto relation = shadow.relation(name);
    add(relation ? object_of(*relation) : object_of(ObjectKind::table, name), written && writes);
  }
  std::set<QualifiedName> names;
  for (std::size_t i = 0; i < tokens_.size(); ++i)
    if (i == 0 || !tokens_[i - 1].is(".")) names.insert(name_at(tokens_, i));
  names.erase(QualifiedName());
  for (const auto& name : names)
    if (const auto relation = shadow.relation(name)) add(object_of(*relation), false);
}

base::Place Mentions::place_of(const Identifier& name) const {
  for (const auto& token : tokens_) {
    if (!token.is_name() && token.kind != TokenKind::string) continue;
    if (!same(unquoted(token), name)) continue;
    auto place = dialect::place_in(statement_, token.begin);
    place.length = static_cast<int>(token.text.size());
    return place;
  }
  return {};
}

} // namespace aludel::sqlite
