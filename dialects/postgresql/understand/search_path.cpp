#include "dialects/postgresql/understand/search_path.hpp"

#include "dialects/postgresql/understand/tree.hpp"
#include "framework/base/text.hpp"

#include <pg_query/pg_query.pb-c.h>

#include <algorithm>
#include <string_view>

namespace aludel::postgresql::reading {

namespace {
using catalog::SearchPath;
using Until = SearchPath::Until;

constexpr std::string_view setting = "search_path";

std::optional<std::string> text_of(const Node* node) {
  if (node == nullptr || node->node_case != PG_QUERY__NODE__NODE_A_CONST ||
      node->a_const->val_case != PG_QUERY__A__CONST__VAL_SVAL)
    return std::nullopt;
  return node->a_const->sval->sval;
}

/// Without the schema that is looked at anyway. "$user" is one that is called like the role: a history knows
/// no roles. That of temporary tables stays, because where it is named it comes in its turn.
SearchPath::Schemas told(model::Identifiers names) {
  const auto is = [](std::string_view text) {
    return [text](const model::Identifier& name) { return name.text == text; };
  };
  std::erase_if(names, is("pg_catalog"));
  std::erase_if(names, is("$user"));
  return {std::move(names), true};
}

/// Folded where it is not quoted.
std::string folded(std::string_view path) {
  std::string out;
  bool quoted = false;
  for (const char c : path) {
    quoted = quoted != (c == '"');
    out += quoted ? std::string(1, c) : base::lower({&c, 1});
  }
  return out;
}

SearchPath::Schemas given(const PgQuery__VariableSetStmt& s) {
  if (s.kind != PG_QUERY__VARIABLE_SET_KIND__VAR_SET_VALUE)
    return {{}, s.kind != PG_QUERY__VARIABLE_SET_KIND__VAR_SET_CURRENT};
  model::Identifiers names;
  for (const auto* argument : nodes(s.n_args, s.args)) {
    const auto name = text_of(argument);
    if (!name) return {{}, false};
    names.emplace_back(*name);
  }
  return told(std::move(names));
}

std::optional<SearchPath> after_set(const PgQuery__VariableSetStmt& s, SearchPath path) {
  if (s.kind != PG_QUERY__VARIABLE_SET_KIND__VAR_RESET_ALL && base::lower(s.name) != setting)
    return std::nullopt;
  path.set(given(s), s.is_local ? Until::end_of_transaction : Until::end_of_session);
  return path;
}

/// set_config('search_path', value, is_local); null: it is something else.
const PgQuery__FuncCall* path_call(const Node& target) {
  if (target.node_case != PG_QUERY__NODE__NODE_RES_TARGET || target.res_target->val == nullptr ||
      target.res_target->val->node_case != PG_QUERY__NODE__NODE_FUNC_CALL)
    return nullptr;
  const auto& call = *target.res_target->val->func_call;
  const auto names = nodes(call.n_funcname, call.funcname);
  const bool named = !names.empty() && string_of(names.back()) == "set_config" && call.n_args == 3;
  const auto what = named ? text_of(call.args[0]) : std::nullopt;
  return what && base::lower(*what) == setting ? &call : nullptr;
}

std::optional<SearchPath> after_query(const PgQuery__SelectStmt& s, SearchPath path) {
  for (const auto* target : nodes(s.n_target_list, s.target_list)) {
    const auto* call = path_call(*target);
    if (call == nullptr) continue;
    const auto& local = *call->args[2];
    const bool constant = local.node_case == PG_QUERY__NODE__NODE_A_CONST &&
                          local.a_const->val_case == PG_QUERY__A__CONST__VAL_BOOLVAL;
    const bool is_local = constant && local.a_const->boolval->boolval != 0;
    const auto text = text_of(call->args[1]);
    path.set(text && constant ? told(catalog::schemas_in(folded(*text))) : SearchPath::Schemas{{}, false},
             is_local ? Until::end_of_transaction : Until::end_of_session);
    return path;
  }
  return std::nullopt;
}

bool ends_transaction(const PgQuery__TransactionStmt& s) {
  return s.kind == PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_COMMIT ||
         s.kind == PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_PREPARE;
}

bool takes_back(const PgQuery__TransactionStmt& s) {
  return s.kind == PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK ||
         s.kind == PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK_TO;
}

std::optional<SearchPath> after_transaction(const PgQuery__TransactionStmt& s, SearchPath path) {
  if (takes_back(s)) return path.is_default() ? std::nullopt : std::optional(unknown_path());
  if (!ends_transaction(s)) return std::nullopt;
  path.end_transaction();
  return path;
}
} // namespace

SearchPath unknown_path() {
  SearchPath path;
  path.set({{}, false}, Until::end_of_session);
  return path;
}

std::optional<SearchPath> path_after(const Node& tree, const SearchPath& before) {
  switch (tree.node_case) {
  case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT: return after_set(*tree.variable_set_stmt, before);
  case PG_QUERY__NODE__NODE_SELECT_STMT: return after_query(*tree.select_stmt, before);
  case PG_QUERY__NODE__NODE_DISCARD_STMT:
    if (tree.discard_stmt->target != PG_QUERY__DISCARD_MODE__DISCARD_ALL) return std::nullopt;
    return SearchPath();
  case PG_QUERY__NODE__NODE_TRANSACTION_STMT: return after_transaction(*tree.transaction_stmt, before);
  default: return std::nullopt;
  }
}

} // namespace aludel::postgresql::reading
