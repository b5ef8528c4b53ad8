#include "dialects/postgresql/understand/builtins.hpp"
#include "dialects/postgresql/understand/walk.hpp"
#include "framework/base/text.hpp"

#include <pg_query/pg_query.pb-c.h>

#include <algorithm>

namespace aludel::postgresql::reading {

namespace {
std::string alias_of(const RangeVar& relation) {
  return relation.alias != nullptr ? relation.alias->aliasname : relation.relname;
}

/// Its first argument is no text, or the path.
bool sets_path(const PgQuery__FuncCall& call) {
  if (call.n_args == 0 || call.args[0]->node_case != PG_QUERY__NODE__NODE_A_CONST) return true;
  const auto& constant = *call.args[0]->a_const;
  return constant.val_case != PG_QUERY__A__CONST__VAL_SVAL ||
         base::lower(constant.sval->sval) == "search_path";
}

bool is_star(const Node* field) { return field->node_case == PG_QUERY__NODE__NODE_A_STAR; }
} // namespace

/// A relation whose rows are read, or a WITH query.
void Walk::rows(const RangeVar& relation) {
  if (std::find(said_.begin(), said_.end(), &relation) != said_.end()) return;
  const std::string_view schema = relation.schemaname;
  if (schema.empty() && scopes_.is_query(relation.relname)) return scopes_.add_rows(alias_of(relation));
  const auto name = this->relation(relation);
  scopes_.add_table(alias_of(relation), name);
  say(kind_of(name, model::ObjectKind::table), name, false, relation.location);
}

void Walk::rows_of_query(const PgQuery__RangeSubselect& query) {
  visit_parts(query.base);
  if (query.alias != nullptr) scopes_.add_rows(query.alias->aliasname);
}

void Walk::rows_of_function(const PgQuery__RangeFunction& function) {
  visit_parts(function.base);
  if (function.alias != nullptr) scopes_.add_rows(function.alias->aliasname);
}

/// FOR UPDATE OF names aliases, which have been gone through.
void Walk::locked_rows(const PgQuery__LockingClause&) {}

void Walk::with(const PgQuery__WithClause* clause) {
  if (clause == nullptr) return;
  for (const auto* node : nodes(clause->n_ctes, clause->ctes)) {
    const auto& query = *node->common_table_expr;
    if (clause->recursive) scopes_.add_query(query.ctename);
    scopes_.open();
    visit_parts(query.base);
    scopes_.close();
    if (!clause->recursive) scopes_.add_query(query.ctename);
  }
}

void Walk::select(const PgQuery__SelectStmt& s) {
  const auto queries = scopes_.queries();
  scopes_.open();
  with(s.with_clause);
  visit(nodes(s.n_from_clause, s.from_clause));
  visit_parts(s.base, {s.with_clause, s.from_clause});
  scopes_.close();
  scopes_.forget_queries(queries);
}

/// The table whose rows a statement changes.
void Walk::target(const RangeVar& relation) {
  const auto name = this->relation(relation);
  say(kind_of(name, model::ObjectKind::table), name, reading_.runs, relation.location);
  scopes_.add_table(alias_of(relation), name);
  if (reading_.runs) uses_.set_changes_rows();
}

void Walk::set_columns(Nodes targets, const model::QualifiedName& table) {
  for (const auto* node : targets)
    if (node->node_case == PG_QUERY__NODE__NODE_RES_TARGET && *node->res_target->name != '\0')
      say_column(table, node->res_target->name, reading_.runs, node->res_target->location);
}

void Walk::insert(const InsertStmt& s) {
  const auto queries = scopes_.queries();
  const auto table = relation(*s.relation);
  scopes_.open();
  with(s.with_clause);
  visit(s.select_stmt); // which does not see the table
  target(*s.relation);
  scopes_.add_table("excluded", table);
  set_columns(nodes(s.n_cols, s.cols), table);
  if (const auto* conflict = s.on_conflict_clause) {
    set_columns(nodes(conflict->n_target_list, conflict->target_list), table);
    if (conflict->infer != nullptr)
      for (const auto* key : nodes(conflict->infer->n_index_elems, conflict->infer->index_elems))
        if (*key->index_elem->name != '\0') say_column(table, key->index_elem->name, false);
  }
  visit_parts(s.base, {s.with_clause, s.select_stmt, s.relation});
  scopes_.close();
  scopes_.forget_queries(queries);
}

void Walk::update(const UpdateStmt& s) {
  const auto queries = scopes_.queries();
  scopes_.open();
  with(s.with_clause);
  target(*s.relation);
  visit(nodes(s.n_from_clause, s.from_clause));
  set_columns(nodes(s.n_target_list, s.target_list), relation(*s.relation));
  visit_parts(s.base, {s.with_clause, s.relation, s.from_clause});
  scopes_.close();
  scopes_.forget_queries(queries);
}

void Walk::remove(const DeleteStmt& s) {
  const auto queries = scopes_.queries();
  scopes_.open();
  with(s.with_clause);
  target(*s.relation);
  visit(nodes(s.n_using_clause, s.using_clause));
  visit_parts(s.base, {s.with_clause, s.relation, s.using_clause});
  scopes_.close();
  scopes_.forget_queries(queries);
}

void Walk::merge(const PgQuery__MergeStmt& s) {
  const auto queries = scopes_.queries();
  scopes_.open();
  with(s.with_clause);
  target(*s.relation);
  visit(s.source_relation);
  for (const auto* node : nodes(s.n_merge_when_clauses, s.merge_when_clauses)) {
    const auto& clause = *node->merge_when_clause;
    set_columns(nodes(clause.n_target_list, clause.target_list), relation(*s.relation));
  }
  visit_parts(s.base, {s.with_clause, s.relation, s.source_relation});
  scopes_.close();
  scopes_.forget_queries(queries);
}

/// column, rows.column or schema.table.column; fields of what those hold are told apart nowhere.
void Walk::column(const PgQuery__ColumnRef& reference) {
  const auto fields = nodes(reference.n_fields, reference.fields);
  if (fields.empty() || fields.size() > 3 || std::any_of(fields.begin(), fields.end(), is_star)) return;
  const auto names = identifiers_of(fields);
  const auto table = names.size() == 1   ? scopes_.table_with(names[0])
                     : names.size() == 2 ? scopes_.table(names[0].text)
                                         : std::optional(model::QualifiedName(names[0], names[1]));
  if (table) say_column(*table, names.back().text, false, reference.location);
}

void Walk::call(const PgQuery__FuncCall& call) {
  visit_parts(call.base);
  const auto name = found(last_two(nodes(call.n_funcname, call.funcname)));
  if (name.name.text == "set_config" && reading_.runs && sets_path(call)) uses_.set_may_set_path();
  const bool own = !uses_.now().routines(name).empty();
  if (!own && is_quiet_function(name)) return;
  if (!own && is_builtin_writer(name)) {
    if (reading_.runs) uses_.set_writes();
    return;
  }
  say(model::ObjectKind::function, name, false, call.location);
  if (reading_.runs) uses_.set_opaque();
}

/// A type of one's own, the rows of a table, or the type of a column (`t.c%TYPE`).
void Walk::type(const TypeName& type) {
  visit(nodes(type.n_typmods, type.typmods));
  const auto names = nodes(type.n_names, type.names);
  if (names.empty()) return;
  if (type.pct_type) {
    if (names.size() > 1)
      say_column(relation(last_two(names.first(names.size() - 1))), string_of(names.back()), false,
                 type.location);
    return;
  }
  const auto name = found(last_two(names));
  if (uses_.now().relation(name))
    say(kind_of(name, model::ObjectKind::table), name, false, type.location);
  else if (!is_builtin_type(name))
    say(model::ObjectKind::type, name, false, type.location);
}

} // namespace aludel::postgresql::reading
