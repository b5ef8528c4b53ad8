#include "dialects/postgresql/understand/lift.hpp"

#include <pg_query/pg_query.pb-c.h>

#include <algorithm>

namespace aludel::postgresql::reading {

namespace {
bool is_attribute(const Constraint& c) { return c.contype >= PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRABLE; }

/// DEFERRABLE and the like are clauses of their own behind the one that they are about.
model::Deferrable deferrable_after(Nodes clauses, std::size_t at) {
  auto out = model::Deferrable::no;
  for (++at; at < clauses.size() && is_attribute(*clauses[at]->constraint); ++at) {
    const auto kind = clauses[at]->constraint->contype;
    if (kind == PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRED) return model::Deferrable::initially_deferred;
    if (kind == PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRABLE) out = model::Deferrable::initially_immediate;
  }
  return out;
}
} // namespace

/// Keys with a name, and unique ones that may be checked later, stand with the table's: the server gives them
/// the same names in both places.
void Lift::read_key(const Constraint& clause, Said said, SaidColumn& out) {
  auto& column = out.column;
  const auto own = model::Identifiers{column.name};
  const bool plain = said.name.empty() && said.deferrable == model::Deferrable::no;
  if (auto* key = std::get_if<model::ForeignKey>(&said.definition)) {
    key->columns = own;
    key->references.deferrable = said.deferrable;
    if (said.name.empty() && !column.references) {
      column.references = key->references;
      return;
    }
    allow(!said.name.empty());
  } else if (clause.contype == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY) {
    if (plain && !column.primary_key) {
      column.primary_key = true;
      return;
    }
    said.definition = model::PrimaryKey{{}, own};
  } else {
    const bool nulls_not_distinct = clause.nulls_not_distinct != 0;
    if (plain && !column.unique && !nulls_not_distinct) {
      column.unique = true;
      return;
    }
    said.definition = model::Unique{{}, own, {}, nulls_not_distinct};
  }
  out.constraints.push_back(std::move(said));
}

void Lift::read_clause(const Constraint& clause, Range text, model::Deferrable deferrable, SaidColumn& out) {
  auto& column = out.column;
  switch (clause.contype) {
  case PG_QUERY__CONSTR_TYPE__CONSTR_NULL: return allow(says_only(clause, &Constraint::contype));
  case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL:
    column.nullable = false;
    return allow(says_only(clause, &Constraint::contype));
  case PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT:
    column.default_value = value(*clause.raw_expr, after(text, "default"));
    return allow(says_only(clause, &Constraint::contype, &Constraint::raw_expr));
  case PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY:
    column.identity = *clause.generated_when == 'a' ? model::Identity::always : model::Identity::by_default;
    return allow(says_only(clause, &Constraint::contype, &Constraint::generated_when));
  case PG_QUERY__CONSTR_TYPE__CONSTR_GENERATED:
    column.generated = model::Generated{sql(source_.inner(text)), true};
    return allow(says_only(clause, &Constraint::contype, &Constraint::generated_when, &Constraint::raw_expr));
  case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK:
  case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY:
  case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE:
  case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN: break;
  default: return beyond();
  }
  auto said = constraint(clause, text);
  said.deferrable = deferrable;
  if (clause.contype != PG_QUERY__CONSTR_TYPE__CONSTR_CHECK) return read_key(clause, std::move(said), out);
  // A second one without a name would get another name as the table's.
  if (said.name.empty()) {
    allow(!column.check);
    column.check = std::get<model::Check>(said.definition).sql;
  } else {
    out.constraints.push_back(std::move(said));
  }
}

Lift::SaidColumn Lift::column(const ColumnDef& definition, Range text) {
  allow(says_only(definition, &ColumnDef::colname, &ColumnDef::type_name, &ColumnDef::is_local,
                  &ColumnDef::coll_clause, &ColumnDef::constraints));
  SaidColumn out;
  out.column.name = model::Identifier(definition.colname);
  out.column.collation = collation(definition.coll_clause);
  const auto clauses = nodes(definition.n_constraints, definition.constraints);
  std::vector<std::size_t> borders{text.end};
  if (definition.coll_clause != nullptr) borders.push_back(source_.at(definition.coll_clause->location));
  for (const auto* clause : clauses) borders.push_back(source_.at(clause->constraint->location));
  const auto from = [&](int location) {
    const auto begin = source_.at(location);
    auto end = text.end;
    for (const auto border : borders)
      if (border > begin) end = std::min(end, border);
    return Range{begin, end};
  };
  out.column.type = type(*definition.type_name, from(definition.type_name->location));
  for (std::size_t i = 0; i < clauses.size(); ++i)
    if (!is_attribute(*clauses[i]->constraint))
      read_clause(*clauses[i]->constraint, from(clauses[i]->constraint->location),
                  deferrable_after(clauses, i), out);
  return out;
}

} // namespace aludel::postgresql::reading
