#include "dialects/postgresql/understand/lift.hpp"

#include <pg_query/pg_query.pb-c.h>

#include <algorithm>

namespace aludel::postgresql::reading {

namespace {
std::vector<std::string> texts_of(Nodes strings) {
  std::vector<std::string> out;
  for (const auto* string : strings) out.push_back(string_of(string));
  return out;
}
} // namespace

void Lift::operator()(const CreateEnumStmt& s) {
  add(model::CreateEnum{new_name(nodes(s.n_type_name, s.type_name)), texts_of(nodes(s.n_vals, s.vals))});
}

/// The tree has no value and the empty one as the same, so the words are asked.
void Lift::operator()(const AlterEnumStmt& s) {
  const auto type_name = name(nodes(s.n_type_name, s.type_name));
  if (source_.find(source_.whole(), "rename") < source_.whole().end)
    return add(model::RenameEnumValue{type_name, s.old_val, s.new_val});
  const std::string neighbour = s.new_val_neighbor;
  const auto last = source_.whole().end - 2;
  allow(!neighbour.empty() || (!source_.is(last, "before") && !source_.is(last, "after")));
  add(model::AddEnumValue{type_name, s.new_val, s.new_val_is_after ? "" : neighbour,
                          s.new_val_is_after ? neighbour : "", s.skip_if_new_val_exists != 0});
}

void Lift::operator()(const CreateDomainStmt& s) {
  model::CreateDomain o;
  o.name = new_name(nodes(s.n_domainname, s.domainname));
  o.collation = collation(s.coll_clause);
  const Range behind{source_.at(s.type_name->location), source_.whole().end};
  std::vector<std::size_t> borders;
  if (s.coll_clause != nullptr) borders.push_back(source_.at(s.coll_clause->location));
  for (const auto* node : nodes(s.n_constraints, s.constraints))
    borders.push_back(source_.at(node->constraint->location));
  borders.push_back(behind.end);
  std::sort(borders.begin(), borders.end());
  const auto from = [&](std::size_t begin) {
    return Range{begin, *std::upper_bound(borders.begin(), borders.end() - 1, begin)};
  };
  o.type = type(*s.type_name, from(behind.begin));
  for (const auto* node : nodes(s.n_constraints, s.constraints)) {
    const auto& clause = *node->constraint;
    const auto text = from(source_.at(clause.location));
    if (clause.contype == PG_QUERY__CONSTR_TYPE__CONSTR_CHECK) {
      auto said = constraint(clause, text);
      allow(!said.not_valid);
      o.checks.push_back({said.name, std::get<model::Check>(said.definition).sql});
      continue;
    }
    SaidColumn same;
    read_clause(clause, text, model::Deferrable::no, same);
    allow(same.constraints.empty() && !same.column.primary_key && !same.column.unique &&
          !same.column.identity && !same.column.generated && !same.column.references);
    if (same.column.default_value) o.default_value = same.column.default_value;
    o.nullable = o.nullable && same.column.nullable;
  }
  add(std::move(o));
}

void Lift::operator()(const CompositeTypeStmt& s) {
  model::CreateComposite o;
  // No relation of which there could be heirs: nothing is said of those.
  allow(*s.typevar->catalogname == '\0');
  o.name = catalog::made_by_path(name_of(*s.typevar), now_);
  const auto texts = source_.parts(source_.inner({source_.at(s.typevar->location), source_.whole().end}));
  if (texts.size() != s.n_coldeflist) return beyond();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    auto read = column(*s.coldeflist[i]->column_def, texts[i]);
    o.attributes.push_back({read.column.name, read.column.type, read.column.collation});
  }
  add(std::move(o));
}

} // namespace aludel::postgresql::reading
