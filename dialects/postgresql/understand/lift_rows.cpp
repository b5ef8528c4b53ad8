#include "dialects/postgresql/understand/lift.hpp"

#include <pg_query/pg_query.pb-c.h>

#include <algorithm>

namespace aludel::postgresql::reading {

namespace {
/// A column by its name alone: no field or element of it.
const PgQuery__ResTarget* plain_target(const Node& node) {
  const auto* target = node.node_case == PG_QUERY__NODE__NODE_RES_TARGET ? node.res_target : nullptr;
  return target != nullptr && target->n_indirection == 0 ? target : nullptr;
}

/// excluded.column
bool is_excluded(const Node* value, std::string_view column) {
  if (value == nullptr || value->node_case != PG_QUERY__NODE__NODE_COLUMN_REF) return false;
  const auto fields = nodes(value->column_ref->n_fields, value->column_ref->fields);
  return fields.size() == 2 && string_of(fields[0]) == "excluded" && string_of(fields[1]) == column;
}
} // namespace

model::Row Lift::row(const model::Identifiers& columns, Nodes values, Range text) {
  model::Row out;
  const auto texts = source_.parts(text);
  allow(texts.size() == values.size() && values.size() <= columns.size());
  for (std::size_t i = 0; exact_ && i < values.size(); ++i)
    out.emplace_back(columns[i], value(*values[i], texts[i]));
  return out;
}

/// Without a list of columns the values are those of the first ones, where the catalog is sure of them.
model::Identifiers Lift::columns(const InsertStmt& s, const model::QualifiedName& table) {
  model::Identifiers out;
  for (const auto* node : nodes(s.n_cols, s.cols)) {
    const auto* target = plain_target(*node);
    allow(target != nullptr);
    if (target != nullptr) out.emplace_back(target->name);
  }
  if (s.n_cols > 0) return out;
  const auto* known = now_.table(table);
  allow(known != nullptr && known->certain());
  if (known != nullptr)
    for (const auto& column : known->columns) out.push_back(column.definition.name);
  return out;
}

/// The key that is looked for, and every other column set to what was given.
std::optional<model::ConflictRule> Lift::conflict(const OnConflictClause& clause,
                                                  const model::Identifiers& columns) {
  allow(
      says_only(clause, &OnConflictClause::action, &OnConflictClause::infer, &OnConflictClause::target_list));
  if (clause.infer == nullptr || clause.infer->n_index_elems == 0) {
    beyond();
    return std::nullopt;
  }
  model::ConflictRule rule;
  allow(says_only(*clause.infer, &PgQuery__InferClause::index_elems));
  for (const auto* node : nodes(clause.infer->n_index_elems, clause.infer->index_elems)) {
    allow(says_only(*node->index_elem, &IndexElem::name));
    rule.key.emplace_back(node->index_elem->name);
  }
  const auto is_key = [&](const model::Identifier& column) {
    return std::find(rule.key.begin(), rule.key.end(), column) != rule.key.end();
  };
  if (clause.action == PG_QUERY__ON_CONFLICT_ACTION__ONCONFLICT_NOTHING) return rule;
  rule.action = model::OnConflict::update;
  model::Identifiers changed;
  for (const auto* node : nodes(clause.n_target_list, clause.target_list)) {
    const auto* target = plain_target(*node);
    allow(target != nullptr && is_excluded(target->val, target->name));
    if (target != nullptr) changed.emplace_back(target->name);
  }
  model::Identifiers others;
  std::copy_if(columns.begin(), columns.end(), std::back_inserter(others),
               [&](const auto& c) { return !is_key(c); });
  allow(std::is_permutation(changed.begin(), changed.end(), others.begin(), others.end()));
  return rule;
}

void Lift::operator()(const InsertStmt& s) {
  allow(says_only(s, &InsertStmt::relation, &InsertStmt::cols, &InsertStmt::select_stmt,
                  &InsertStmt::on_conflict_clause, &InsertStmt::override));
  allow(s.override == PG_QUERY__OVERRIDING_KIND__OVERRIDING_NOT_SET);
  model::Insert o;
  o.table = name(*s.relation);
  if (s.select_stmt == nullptr) {
    allow(s.n_cols == 0 && s.on_conflict_clause == nullptr);
    o.rows.emplace_back();
    return add(std::move(o));
  }
  const auto& values = *s.select_stmt->select_stmt;
  allow(says_only(values, &PgQuery__SelectStmt::values_lists, &PgQuery__SelectStmt::limit_option));
  const auto into = columns(s, o.table);
  if (!exact_ || values.n_values_lists == 0) return beyond();
  Range behind{source_.at(s.relation->location), source_.whole().end};
  behind = until(after(behind, "values"), {"on"});
  const auto texts = source_.parts(behind);
  if (texts.size() != values.n_values_lists) return beyond();
  for (std::size_t i = 0; exact_ && i < texts.size(); ++i) {
    const auto& list = *values.values_lists[i]->list;
    o.rows.push_back(row(into, nodes(list.n_items, list.items), source_.inner(texts[i])));
  }
  if (s.on_conflict_clause != nullptr) o.on_conflict = conflict(*s.on_conflict_clause, into);
  if (o.on_conflict && o.on_conflict->action == model::OnConflict::update)
    return add(model::Upsert{o.table, std::move(o.rows), o.on_conflict->key});
  add(std::move(o));
}

model::Row Lift::assignments(Nodes targets, Range text) {
  model::Row out;
  const auto texts = source_.parts(text);
  allow(texts.size() == targets.size());
  for (std::size_t i = 0; exact_ && i < targets.size(); ++i) {
    const auto* target = plain_target(*targets[i]);
    if (target == nullptr || target->val->node_case == PG_QUERY__NODE__NODE_MULTI_ASSIGN_REF) {
      beyond();
      break;
    }
    out.emplace_back(model::Identifier(target->name), value(*target->val, after(texts[i], "=")));
  }
  return out;
}

void Lift::operator()(const UpdateStmt& s) {
  allow(says_only(s, &UpdateStmt::relation, &UpdateStmt::target_list, &UpdateStmt::where_clause));
  model::Update o;
  o.table = name(*s.relation);
  const auto behind = after({source_.at(s.relation->location), source_.whole().end}, "set");
  const auto set = until(behind, {"where"});
  o.set = assignments(nodes(s.n_target_list, s.target_list), set);
  if (s.where_clause != nullptr) o.where = sql(after(behind, "where"));
  add(std::move(o));
}

void Lift::operator()(const DeleteStmt& s) {
  allow(says_only(s, &DeleteStmt::relation, &DeleteStmt::where_clause));
  model::Delete o;
  o.table = name(*s.relation);
  if (s.where_clause != nullptr)
    o.where = sql(after({source_.at(s.relation->location), source_.whole().end}, "where"));
  add(std::move(o));
}

} // namespace aludel::postgresql::reading
