#include "dialects/postgresql/understand/lift.hpp"

#include <pg_query/pg_query.pb-c.h>

#include <algorithm>
#include <array>

namespace aludel::postgresql::reading {

namespace {
using model::GrantKind;
using model::Privilege;

std::optional<GrantKind> grant_kind(PgQuery__ObjectType type) {
  switch (type) {
  case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE: return GrantKind::table;
  case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE: return GrantKind::sequence;
  case PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION: return GrantKind::function;
  case PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE: return GrantKind::procedure;
  case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE:
  case PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN: return GrantKind::type;
  case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA: return GrantKind::schema;
  case PG_QUERY__OBJECT_TYPE__OBJECT_DATABASE: return GrantKind::database;
  default: return std::nullopt;
  }
}

std::optional<GrantKind> all_in_schema(GrantKind kind) {
  switch (kind) {
  case GrantKind::table: return GrantKind::tables_in;
  case GrantKind::sequence: return GrantKind::sequences_in;
  case GrantKind::function: return GrantKind::functions_in;
  default: return std::nullopt;
  }
}

std::optional<Privilege> privilege(std::string_view name) {
  if (name.empty()) return Privilege::all;
  if (name == "temp") return Privilege::temporary;
  for (const auto& word : words_of(Privilege{}))
    if (word.text == name) return word.value;
  return std::nullopt;
}

/// Words that stand for roles: a role of such a name cannot be told from them.
bool is_role_word(std::string_view name) {
  constexpr std::array words{"public", "current_user", "session_user", "current_role",
                             "PUBLIC", "CURRENT_USER", "SESSION_USER", "CURRENT_ROLE"};
  return std::find(words.begin(), words.end(), name) != words.end();
}

/// Privileges that are about the same columns.
struct Share {
  model::Identifiers columns;
  std::vector<Privilege> privileges;
};
} // namespace

model::Identifiers Lift::roles(Nodes given) {
  model::Identifiers out;
  for (const auto* node : given) {
    const auto& role = *node->role_spec;
    switch (role.roletype) {
    case PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_CURRENT_ROLE: out.emplace_back("current_role"); break;
    case PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_CURRENT_USER: out.emplace_back("current_user"); break;
    case PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_SESSION_USER: out.emplace_back("session_user"); break;
    case PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_PUBLIC: out.emplace_back("public"); break;
    default: allow(!is_role_word(role.rolename)); out.emplace_back(role.rolename);
    }
  }
  return out;
}

std::vector<model::GrantTarget> Lift::targets(const GrantStmt& s) {
  auto kind = grant_kind(s.objtype);
  if (s.targtype == PG_QUERY__GRANT_TARGET_TYPE__ACL_TARGET_ALL_IN_SCHEMA && kind)
    kind = all_in_schema(*kind);
  allow(kind && s.targtype != PG_QUERY__GRANT_TARGET_TYPE__ACL_TARGET_DEFAULTS);
  std::vector<model::GrantTarget> out;
  if (!kind) return out;
  for (const auto* node : nodes(s.n_objects, s.objects)) {
    model::GrantTarget target;
    target.kind = *kind;
    if (node->node_case == PG_QUERY__NODE__NODE_RANGE_VAR) {
      target.name = name(*node->range_var);
    } else if (node->node_case == PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS) {
      const auto named = routine(model::ObjectKind::function, *node->object_with_args);
      target.name = named.name;
      target.arguments = named.arguments;
    } else if (node->node_case == PG_QUERY__NODE__NODE_LIST) {
      target.name = name(nodes(node->list->n_items, node->list->items));
    } else {
      target.name = model::Identifier(string_of(node));
    }
    out.push_back(std::move(target));
  }
  return out;
}

void Lift::operator()(const GrantStmt& s) {
  allow(s.grantor == nullptr);
  std::vector<Share> shares;
  for (const auto* node : nodes(s.n_privileges, s.privileges)) {
    const auto columns = identifiers_of(nodes(node->access_priv->n_cols, node->access_priv->cols));
    const auto word = privilege(node->access_priv->priv_name);
    allow(word.has_value());
    auto share = std::find_if(shares.begin(), shares.end(),
                              [&](const Share& known) { return known.columns == columns; });
    if (share == shares.end()) share = shares.insert(share, {columns, {}});
    share->privileges.push_back(word.value_or(Privilege::all));
  }
  if (shares.empty()) shares.push_back({{}, {Privilege::all}});
  const auto to = roles(nodes(s.n_grantees, s.grantees));
  for (auto& target : targets(s))
    for (const auto& share : shares) {
      target.columns = share.columns;
      if (s.is_grant)
        add(model::Grant{share.privileges, target, to, s.grant_option != 0});
      else
        add(model::Revoke{share.privileges, target, to, s.grant_option != 0, cascade(s.behavior)});
    }
}

void Lift::operator()(const CreatePolicyStmt& s) {
  model::CreatePolicy o;
  o.table = name(*s.table);
  o.name = model::Identifier(s.policy_name);
  for (const auto& word : words_of(model::PolicyCommand{}))
    if (word.text == s.cmd_name) o.command = word.value;
  o.to = roles(nodes(s.n_roles, s.roles));
  if (o.to == model::Identifiers{"public"}) o.to.clear();
  o.permissive = s.permissive != 0;
  const Range behind{source_.at(s.table->location), source_.whole().end};
  if (s.qual != nullptr) o.visible = sql(source_.inner(after(behind, "using")));
  if (s.with_check != nullptr) o.check = sql(source_.inner(after(behind, "check")));
  add(std::move(o));
}

} // namespace aludel::postgresql::reading
