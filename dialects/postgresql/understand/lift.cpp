#include "dialects/postgresql/understand/lift.hpp"

#include "dialects/postgresql/names.hpp"

#include <pg_query/pg_query.pb-c.h>

namespace aludel::postgresql::reading {

namespace {
void visit(Lift& lift, const Node& tree) {
  switch (tree.node_case) {
  case PG_QUERY__NODE__NODE_CREATE_STMT: return lift(*tree.create_stmt);
  case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT: return lift(*tree.alter_table_stmt);
  case PG_QUERY__NODE__NODE_INDEX_STMT: return lift(*tree.index_stmt);
  case PG_QUERY__NODE__NODE_REINDEX_STMT: return lift(*tree.reindex_stmt);
  case PG_QUERY__NODE__NODE_DROP_STMT: return lift(*tree.drop_stmt);
  case PG_QUERY__NODE__NODE_RENAME_STMT: return lift(*tree.rename_stmt);
  case PG_QUERY__NODE__NODE_COMMENT_STMT: return lift(*tree.comment_stmt);
  case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT: return lift(*tree.create_schema_stmt);
  case PG_QUERY__NODE__NODE_CREATE_EXTENSION_STMT: return lift(*tree.create_extension_stmt);
  case PG_QUERY__NODE__NODE_VIEW_STMT: return lift(*tree.view_stmt);
  case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT: return lift(*tree.create_table_as_stmt);
  case PG_QUERY__NODE__NODE_REFRESH_MAT_VIEW_STMT: return lift(*tree.refresh_mat_view_stmt);
  case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT: return lift(*tree.create_function_stmt);
  case PG_QUERY__NODE__NODE_CREATE_TRIG_STMT: return lift(*tree.create_trig_stmt);
  case PG_QUERY__NODE__NODE_CREATE_ENUM_STMT: return lift(*tree.create_enum_stmt);
  case PG_QUERY__NODE__NODE_ALTER_ENUM_STMT: return lift(*tree.alter_enum_stmt);
  case PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT: return lift(*tree.create_domain_stmt);
  case PG_QUERY__NODE__NODE_COMPOSITE_TYPE_STMT: return lift(*tree.composite_type_stmt);
  case PG_QUERY__NODE__NODE_CREATE_SEQ_STMT: return lift(*tree.create_seq_stmt);
  case PG_QUERY__NODE__NODE_ALTER_SEQ_STMT: return lift(*tree.alter_seq_stmt);
  case PG_QUERY__NODE__NODE_GRANT_STMT: return lift(*tree.grant_stmt);
  case PG_QUERY__NODE__NODE_CREATE_POLICY_STMT: return lift(*tree.create_policy_stmt);
  case PG_QUERY__NODE__NODE_INSERT_STMT: return lift(*tree.insert_stmt);
  case PG_QUERY__NODE__NODE_UPDATE_STMT: return lift(*tree.update_stmt);
  case PG_QUERY__NODE__NODE_DELETE_STMT: return lift(*tree.delete_stmt);
  default: lift.beyond();
  }
}
} // namespace

std::optional<std::vector<model::Operation>> lift(const Node& tree, const Source& source,
                                                  const dialect::Statement& statement,
                                                  const catalog::Catalog& now) {
  Lift lift(source, statement, now);
  visit(lift, tree);
  return lift.result();
}

Range Lift::after(Range range, std::string_view word) const {
  return {std::min(source_.find(range, word) + 1, range.end), range.end};
}

model::QualifiedName Lift::new_name(const RangeVar& relation) {
  const auto out = name_of(relation);
  allow(says_only(relation, &RangeVar::schemaname, &RangeVar::relname, &RangeVar::inh,
                  &RangeVar::relpersistence));
  return std::string_view(relation.relpersistence) == "t" ? catalog::made_temporary(out, now_)
                                                          : catalog::made_by_path(out, now_);
}

/// ONLY means nothing of a table that is known to have neither partitions nor heirs.
model::QualifiedName Lift::name(const RangeVar& relation) {
  const auto out = catalog::relation_by_path(name_of(relation), now_);
  allow(says_only(relation, &RangeVar::schemaname, &RangeVar::relname, &RangeVar::inh,
                  &RangeVar::relpersistence));
  if (relation.inh) return out;
  const auto* table = now_.table(out);
  allow(table != nullptr && table->certain() && !table->partition_by);
  return out;
}

/// Of no relation: what is not there may be the engine's own.
model::QualifiedName Lift::name(Nodes strings) {
  const auto out = written(strings);
  return catalog::other_by_path(out, now_);
}

model::QualifiedName Lift::relation(Nodes strings) {
  return catalog::relation_by_path(written(strings), now_);
}

model::QualifiedName Lift::new_name(Nodes strings) { return catalog::made_by_path(written(strings), now_); }

model::QualifiedName Lift::written(Nodes strings) {
  allow(strings.size() == 1 || strings.size() == 2);
  if (strings.empty()) return {};
  const auto schema = strings.size() == 2 ? string_of(strings.front()) : "";
  return {model::Identifier(schema), model::Identifier(string_of(strings.back()))};
}

/// A name alone is looked for in pg_catalog first.
std::string Lift::collation(Nodes names) {
  const auto known = name(names);
  if (known.schema.empty() || known.schema.text == "pg_catalog") return known.name.text;
  return ansi::quoted(known.schema.text) + "." + ansi::quoted(known.name.text);
}

std::string Lift::collation(const CollateClause* clause) {
  return clause == nullptr ? "" : collation(nodes(clause->n_collname, clause->collname));
}

/// Names that a text holds as SQL.
std::string Lift::spelled(Nodes names) {
  std::string out;
  for (const auto& part : identifiers_of(names)) out += (out.empty() ? "" : ".") + quoted(part);
  return out;
}

bool Lift::cascade(int behavior) { return behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE; }

} // namespace aludel::postgresql::reading
