#include "dialects/postgresql/understand/lift.hpp"

#include <pg_query/pg_query.pb-c.h>

#include <algorithm>

namespace aludel::postgresql::reading {

namespace {
/// A constraint as an operation of its own.
struct AddTo {
  const model::QualifiedName& table;
  const model::Identifier& name;
  const model::Identifier& using_index;
  model::Deferrable deferrable;
  bool not_valid;

  model::Operation operator()(const model::PrimaryKey& key) const {
    return model::AddPrimaryKey{table, name, key.columns, using_index, deferrable};
  }
  model::Operation operator()(const model::Unique& unique) const {
    return model::AddUnique{table, name, unique.columns, using_index, deferrable, unique.nulls_not_distinct};
  }
  model::Operation operator()(const model::Check& check) const {
    return model::AddCheck{table, name, check.sql, not_valid};
  }
  model::Operation operator()(const model::ForeignKey& key) const {
    return model::AddForeignKey{table, name, key.columns, key.references, not_valid, deferrable};
  }
  model::Operation operator()(model::Exclusion exclusion) const {
    exclusion.name = name;
    return model::AddExclusion{table, std::move(exclusion)};
  }
};

/// AT_PASS_… of tablecmds.c: the order in which the server carries out the commands of one ALTER TABLE.
struct PassOf {
  int operator()(const model::DropColumn&) const { return 0; }
  int operator()(const model::DropConstraint&) const { return 0; }
  int operator()(const model::AlterColumn& o) const {
    if (o.type) return 1;
    if (o.drop_default || o.nullable == true) return 0;
    return o.nullable == false ? 6 : 9;
  }
  int operator()(const model::AddColumn&) const { return 4; }
  int operator()(const model::AddPrimaryKey&) const { return 7; }
  int operator()(const model::AddUnique&) const { return 7; }
  int operator()(const model::AddExclusion&) const { return 7; }
  int operator()(const model::AddCheck&) const { return 9; }
  int operator()(const model::AddForeignKey&) const { return 9; }
  int operator()(const auto&) const { return 10; }
};

int pass_of(const model::Operation& operation) { return std::visit(PassOf{}, operation); }

/// Commands about one column that stand together are one change, if none says what another has said. A
/// default that is dropped for the sake of a new one is no change of its own.
bool merge(model::AlterColumn& into, const model::AlterColumn& next) {
  if (into.table != next.table || into.column != next.column) return false;
  if ((into.type && next.type) || (into.nullable && next.nullable)) return false;
  const bool says_default = next.default_value || next.drop_default;
  if (says_default && (into.default_value || (into.drop_default && next.drop_default))) return false;
  if (next.type) {
    into.type = next.type;
    into.convert = next.convert;
  }
  if (next.nullable) into.nullable = next.nullable;
  if (says_default) {
    into.default_value = next.default_value;
    into.drop_default = next.drop_default;
  }
  return true;
}

/// ENABLE and FORCE are one operation, as DISABLE and NO FORCE are.
template<class Security>
bool forces(std::vector<model::Operation>& operations, const model::QualifiedName& table) {
  auto* last = operations.empty() ? nullptr : std::get_if<Security>(&operations.back());
  if (last == nullptr || last->table != table || last->force) return false;
  return last->force = true;
}
} // namespace

void Lift::operator()(const AlterTableStmt& s) {
  allow(says_only(s, &AlterTableStmt::relation, &AlterTableStmt::cmds, &AlterTableStmt::objtype,
                  &AlterTableStmt::missing_ok));
  if (s.objtype != PG_QUERY__OBJECT_TYPE__OBJECT_TABLE) return beyond();
  const auto table = name(*s.relation);
  const auto* known = now_.table(table);
  allow(s.missing_ok == 0 || (known != nullptr && known->certain())); // otherwise IF EXISTS decides
  allow(now_.relation(table).value_or(catalog::Relation::table) == catalog::Relation::table);
  Range rest{source_.at(s.relation->location), source_.whole().end};
  ++rest.begin;
  while (source_.is(rest.begin, ".")) rest.begin += 2;
  if (source_.is(rest.begin, ")")) ++rest.begin; // ONLY (t)
  if (source_.is(rest.begin, "*")) ++rest.begin;
  const auto texts = source_.parts(rest);
  if (texts.size() != s.n_cmds) return beyond();
  for (std::size_t i = 0; i < texts.size(); ++i) alter(table, *s.cmds[i]->alter_table_cmd, texts[i]);
  std::stable_sort(operations_.begin(), operations_.end(),
                   [](const auto& a, const auto& b) { return pass_of(a) < pass_of(b); });
}

void Lift::alter(const model::QualifiedName& table, const AlterTableCmd& command, Range text) {
  const model::Identifier named(command.name);
  switch (command.subtype) {
  case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn: return add_column(table, command, text);
  case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn:
    return add(model::DropColumn{table, named, command.missing_ok != 0, cascade(command.behavior)});
  case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType: return alter_column(table, command, text);
  case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint:
    return add_constraint(table, constraint(*command.def->constraint, after(text, "add")));
  case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint:
    return add(model::DropConstraint{table, named, command.missing_ok != 0, cascade(command.behavior)});
  case PG_QUERY__ALTER_TABLE_TYPE__AT_ValidateConstraint: return add(model::ValidateConstraint{table, named});
  case PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition: {
    const auto& part = *command.def->partition_cmd;
    return add(model::AttachPartition{table, name(*part.name), bound(*part.bound)});
  }
  case PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition: {
    const auto& part = *command.def->partition_cmd;
    return add(model::DetachPartition{table, name(*part.name), part.concurrent != 0});
  }
  case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableRowSecurity:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableRowSecurity:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_ForceRowSecurity:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_NoForceRowSecurity: return secure_rows(table, command);
  default: beyond();
  }
}

void Lift::add_column(const model::QualifiedName& table, const AlterTableCmd& command, Range text) {
  const auto& definition = *command.def->column_def;
  text.begin = source_.at(definition.location);
  auto read = column(definition, text);
  const bool if_not_exists = command.missing_ok != 0;
  // Where the column is there, the server leaves its constraints out with it.
  allow(!if_not_exists || read.constraints.empty());
  add(model::AddColumn{table, std::move(read.column), if_not_exists});
  for (auto& said : read.constraints) add_constraint(table, std::move(said));
}

void Lift::add_constraint(const model::QualifiedName& table, Said said) {
  const bool is_exclusion = std::holds_alternative<model::Exclusion>(said.definition);
  const bool is_check = std::holds_alternative<model::Check>(said.definition);
  allow(said.deferrable == model::Deferrable::no || (!is_exclusion && !is_check));
  add(std::visit(AddTo{table, said.name, said.using_index, said.deferrable, said.not_valid},
                 said.definition));
}

void Lift::alter_column(const model::QualifiedName& table, const AlterTableCmd& command, Range text) {
  model::AlterColumn o;
  o.table = table;
  o.column = model::Identifier(command.name);
  allow(!o.column.empty()); // by its number, that of an index
  switch (command.subtype) {
  case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull: o.nullable = true; break;
  case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull: o.nullable = false; break;
  case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault:
    o.drop_default = command.def == nullptr;
    if (command.def != nullptr) o.default_value = value(*command.def, after(text, "default"));
    break;
  default: {
    const auto& definition = *command.def->column_def;
    allow(says_only(definition, &ColumnDef::type_name, &ColumnDef::coll_clause, &ColumnDef::raw_default));
    const auto typed = source_.at(definition.type_name->location);
    const auto converted = source_.find({typed, text.end}, "using");
    o.type = type(*definition.type_name, {typed, source_.find({typed, converted}, "collate")});
    if (definition.raw_default != nullptr) o.convert = sql({converted + 1, text.end});
    // Render keeps the collation that the column is known to have.
    const auto* known = now_.table(table);
    const auto* column = known == nullptr ? nullptr : known->column(o.column, now_.naming());
    allow(collation(definition.coll_clause) == (column == nullptr ? "" : column->definition.collation));
  }
  }
  auto* last = operations_.empty() ? nullptr : std::get_if<model::AlterColumn>(&operations_.back());
  if (last == nullptr || !merge(*last, o)) add(std::move(o));
}

/// FORCE alone says nothing of whether rows are secured: it is ENABLE with FORCE where they are already. What
/// was forced stays so by ENABLE; no word takes it back alone.
void Lift::secure_rows(const model::QualifiedName& table, const AlterTableCmd& command) {
  const auto* known = now_.table(table);
  const bool certain = known != nullptr && known->certain();
  const bool enabled = certain && known->row_security.enabled;
  switch (command.subtype) {
  case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableRowSecurity: return add(model::EnableRowSecurity{table, false});
  case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableRowSecurity: return add(model::DisableRowSecurity{table, false});
  case PG_QUERY__ALTER_TABLE_TYPE__AT_ForceRowSecurity:
    if (forces<model::EnableRowSecurity>(operations_, table)) return;
    allow(enabled);
    return add(model::EnableRowSecurity{table, true});
  default:
    if (!forces<model::DisableRowSecurity>(operations_, table)) beyond();
  }
}

} // namespace aludel::postgresql::reading
