#include "framework/catalog/apply.hpp"
#include "framework/catalog/dependencies.hpp"
#include "framework/catalog/inverting.hpp"
#include "framework/catalog/table_parts.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {
void append_to(Operations& all, Operations more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

Identifiers key_columns(const model::AddPrimaryKey& o, const Table& table, const Naming& naming) {
  if (o.using_index.empty()) return o.columns;
  Identifiers columns;
  for (const auto& index : table.indexes)
    if (same_name(index.definition.name, o.using_index, naming))
      for (const auto& key : index.definition.columns) columns.push_back(key.column);
  return columns;
}

Operations made_with_comment(const QualifiedName& table, const Constraint& constraint) {
  Operations all{added(table, constraint)};
  append_to(all, commented({model::ObjectKind::constraint, table, constraint.name, {}}, constraint.comment));
  return all;
}
} // namespace

Result Invert::operator()(const model::AddColumn& o) const {
  const auto* table = before.table(o.table);
  if (o.if_not_exists && table == nullptr)
    return NoInverse{"whether " + to_string(o.table) + " had the column before is not known", o.table};
  if (o.if_not_exists && table->column(o.column.name, before.naming()) != nullptr) return nothing_to_undo();
  return undone_by(model::DropColumn{o.table, o.column.name, false, false});
}

Result Invert::operator()(const model::DropColumn& o) const {
  const auto lost = "the values of " + to_string(o.table) + "." + o.column.text;
  const auto* table = known(o.table);
  if (table == nullptr) return unknown(o.table, lost);
  const auto* column = table->column(o.column, before.naming());
  if (column == nullptr) return o.if_exists ? nothing_to_undo() : no_such("column", o.table, o.column);
  if (o.cascade) return taken_back(o);
  Inverse inverse{{model::AddColumn{o.table, column->definition, false}}, lost};
  for (const auto& constraint : table->constraints)
    if (uses_column(constraint, o.column, before.naming())) {
      if (!fits_steps(constraint)) return beyond_steps(constraint);
      append_to(inverse.operations, made_with_comment(o.table, constraint));
    }
  for (const auto& index : table->indexes)
    if (uses_column(index.definition, o.column, before.naming()))
      append_to(inverse.operations, made(o.table, index));
  before.for_each_sequence([&](const Sequence& sequence) {
    const auto& owner = sequence.definition.options.owned_by;
    if (owner && before.same(owner->table, o.table) && before.same(owner->column, o.column))
      append_to(inverse.operations, made(sequence));
  });
  for (const auto* grant : before.grants_on(model::GrantKind::table, o.table))
    if (grant->on.columns.size() == 1 && before.same(grant->on.columns.front(), o.column))
      append_to(inverse.operations, made(*grant));
  return inverse;
}

Result Invert::operator()(const model::RenameColumn& o) const {
  return undone_by(model::RenameColumn{o.table, o.to, o.from});
}

Result Invert::operator()(const model::AlterColumn& o) const {
  // First: no look at the table helps.
  if (o.type && o.convert) return NoInverse{"a type change with `using` has no derived way back"};
  const auto* table = known(o.table);
  if (table == nullptr) return unknown(o.table);
  const auto* column = table->column(o.column, before.naming());
  if (column == nullptr) return no_such("column", o.table, o.column);
  const auto& former = column->definition;
  model::AlterColumn inverse;
  inverse.table = o.table;
  inverse.column = o.column;
  if (o.type) inverse.type = former.type;
  if (o.nullable) inverse.nullable = former.nullable;
  if (o.default_value || o.drop_default) {
    inverse.default_value = former.default_value;
    inverse.drop_default = !former.default_value;
  }
  if (o.comment) inverse.comment = former.comment;
  return undone_by(inverse);
}

/// The name that the new constraint gets is found by making it.
template<class Add>
Result Invert::added(const Add& o, const Identifier& given) const {
  if (!given.empty()) return undone_by(model::DropConstraint{o.table, given, false, false});
  const auto* table = before.table(o.table);
  if (table == nullptr)
    return NoInverse{"the constraint has no name, and table " + to_string(o.table) + " is not known",
                     o.table};
  const auto constraints = table->constraints.size();
  Catalog after = before;
  catalog::apply(after, o, {}, {});
  const auto* changed = after.table(o.table);
  if (changed->constraints.size() == constraints)
    return NoInverse{"the constraint clashes with one that exists"};
  return undone_by(model::DropConstraint{o.table, changed->constraints.back().name, false, false});
}

/// An index that became a constraint comes back as an index.
template<class Add>
Result Invert::added_from_index(const Add& o) const {
  auto result = added(o, o.name.empty() ? o.using_index : o.name);
  const auto* table =
      o.using_index.empty() ? nullptr : before.table_of_index({o.table.schema, o.using_index});
  if (table == nullptr) return o.using_index.empty() ? result : unknown(o.table);
  for (const auto& index : table->indexes)
    if (before.same(index.definition.name, o.using_index))
      append_to(std::get<Inverse>(result).operations, made(o.table, index));
  return result;
}

/// A key takes no NULL, and its columns keep that when it goes.
Result Invert::operator()(const model::AddPrimaryKey& o) const {
  const auto* table = known(o.table);
  if (table == nullptr) return unknown(o.table);
  auto result = added_from_index(o);
  auto* inverse = std::get_if<Inverse>(&result);
  if (inverse == nullptr) return result;
  for (const auto& name : key_columns(o, *table, before.naming()))
    if (const auto* column = table->column(name, before.naming());
        column != nullptr && column->definition.nullable) {
      model::AlterColumn takes_null{o.table, name, {}, {}, {}, {}, {}, {}};
      takes_null.nullable = true;
      inverse->operations.push_back(takes_null);
    }
  return result;
}
Result Invert::operator()(const model::AddUnique& o) const { return added_from_index(o); }
Result Invert::operator()(const model::AddForeignKey& o) const { return added(o, o.name); }
Result Invert::operator()(const model::AddCheck& o) const { return added(o, o.name); }
Result Invert::operator()(const model::AddExclusion& o) const { return added(o, o.exclusion.name); }

Result Invert::operator()(const model::DropConstraint& o) const {
  const auto* table = known(o.table);
  if (table == nullptr) return unknown(o.table);
  const auto* constraint = table->constraint(o.name, before.naming());
  if (constraint == nullptr) return o.if_exists ? nothing_to_undo() : no_such("constraint", o.table, o.name);
  if (o.cascade && !keys_that_need(before, o.table, o.name).empty()) return taken_back(o);
  if (!fits_steps(*constraint)) return beyond_steps(*constraint);
  return Inverse{made_with_comment(o.table, *constraint), {}};
}
/// No statement makes a constraint doubtful again: it is added anew, which looks at no row.
Result Invert::operator()(const model::ValidateConstraint& o) const {
  const auto* table = known(o.table);
  if (table == nullptr) return unknown(o.table);
  const auto* constraint = table->constraint(o.name, before.naming());
  if (constraint == nullptr) return no_such("constraint", o.table, o.name);
  if (constraint->validated) return nothing_to_undo();
  Inverse inverse{
      {model::DropConstraint{o.table, o.name, false, false}, catalog::added(o.table, *constraint)}, {}};
  if (!constraint->comment.empty())
    inverse.operations.push_back(
        model::Comment{{model::ObjectKind::constraint, o.table, o.name, {}}, constraint->comment});
  return inverse;
}
Result Invert::operator()(const model::RenameConstraint& o) const {
  return undone_by(model::RenameConstraint{o.table, o.to, o.from});
}

namespace {
/// The table that must be known before its index is: named beside it, for the reader and for this.
std::optional<QualifiedName> wanted_table(const model::DropIndex& o, const Table* changed) {
  if (changed != nullptr) return changed->name;
  if (o.table.empty()) return std::nullopt;
  return QualifiedName(o.name.schema, o.table);
}
} // namespace

Result Invert::operator()(const model::CreateIndex& o) const {
  const QualifiedName name{o.table.schema, o.index.name};
  if (o.if_not_exists && before.relation(name)) return nothing_to_undo();
  return undone_by(model::DropIndex{name, o.table.name, o.concurrently, false, false});
}

Result Invert::operator()(const model::DropIndex& o) const {
  const auto* table = before.table_of_index(o.name);
  const auto* view = before.view_of_index(o.name);
  const auto* index = find_index(before, o.name);
  const bool doubtful = table != nullptr ? table->changed_by_sql : view == nullptr || view->changed_by_sql;
  if (index == nullptr || doubtful)
    return NoInverse{"what index " + to_string(o.name) +
                         " looked like is not known: raw SQL made or changed it",
                     wanted_table(o, table)};
  auto operations = made(table != nullptr ? table->name : view->name(), *index);
  std::get<model::CreateIndex>(operations.front()).concurrently = o.concurrently;
  return Inverse{std::move(operations), {}};
}

Result Invert::operator()(const model::RenameIndex& o) const {
  return undone_by(model::RenameIndex{{o.from.schema, o.to}, o.from.name});
}
Result Invert::operator()(const model::Reindex&) const { return nothing_to_undo(); }

} // namespace aludel::catalog
