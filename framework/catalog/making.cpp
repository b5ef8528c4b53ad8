#include "framework/catalog/making.hpp"

#include "framework/catalog/apply.hpp"
#include "framework/catalog/dependencies.hpp"
#include "framework/catalog/partitions.hpp"
#include "framework/catalog/rights.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {
struct AddAgain {
  const QualifiedName& table;
  const Constraint& constraint;
  Identifier name() const { return constraint.name; }
  model::Operation operator()(const model::PrimaryKey& key) const {
    return model::AddPrimaryKey{table, name(), key.columns, {}, constraint.deferrable};
  }
  model::Operation operator()(const model::Unique& unique) const {
    return model::AddUnique{
        table, name(), unique.columns, {}, constraint.deferrable, unique.nulls_not_distinct};
  }
  model::Operation operator()(const model::Check& check) const {
    return model::AddCheck{table, name(), check.sql, !constraint.validated};
  }
  model::Operation operator()(const model::ForeignKey& key) const {
    return model::AddForeignKey{
        table, name(), key.columns, key.references, !constraint.validated, constraint.deferrable};
  }
  model::Operation operator()(model::Exclusion exclusion) const {
    exclusion.name = name();
    return model::AddExclusion{table, std::move(exclusion)};
  }
};

void append(Operations& all, Operations more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

model::Operation raw(const std::string& sql) { return model::Sql{{{{sql, {}}}, {}}}; }

void comment_parts(Operations& all, const Table& table) {
  for (const auto& each : table.constraints)
    append(all, commented({model::ObjectKind::constraint, table.name, each.name, {}}, each.comment));
  for (const auto& each : table.indexes)
    append(all, commented({model::ObjectKind::index, {table.name.schema, each.definition.name}, {}, {}},
                          each.comment));
}

/// An engine may take NULL in a primary key; a create_table never does.
Operations nullable_keys(const Table& table, const Naming& naming) {
  Operations all;
  const auto* key = table.primary_key();
  if (key == nullptr || table.partition_of || !fits_create_table(*key)) return all;
  for (const auto& name : std::get<model::PrimaryKey>(key->definition).columns) {
    const auto* column = table.column(name, naming);
    if (column == nullptr || !column->definition.nullable) continue;
    model::AlterColumn nullable;
    nullable.table = table.name;
    nullable.column = name;
    nullable.nullable = true;
    all.push_back(std::move(nullable));
  }
  return all;
}

/// Whether a partition would come out with other columns when it is made as one: it was a table before, or
/// has been changed alone.
bool has_own_columns(const Table& table, const Table& parent, const Catalog& beside) {
  const auto again = table_of(create_table_of(table, beside), {}, beside, &parent);
  return !std::equal(table.columns.begin(), table.columns.end(), again.columns.begin(), again.columns.end(),
                     [](const Column& own, const Column& given) {
                       auto expected = given.definition;
                       expected.comment = own.definition.comment;
                       return own.definition == expected;
                     });
}

/// A table that is attached as a partition, rather than made as one: it has of itself what it would be given.
Operations made_and_attached(Table table, const Catalog& beside) {
  const auto part_of = *table.partition_of;
  table.partition_of.reset();
  auto all = made_alone(table, nullptr, beside);
  all.push_back(model::AttachPartition{part_of.table, table.name, part_of.bound});
  return all;
}

/// The columns of a partition come from its table, but not their comments.
void comment_columns(Operations& all, const Table& table) {
  for (const auto& column : table.columns)
    append(all, commented({model::ObjectKind::column, table.name, column.definition.name, {}},
                          column.definition.comment));
}
} // namespace

Operations commented(model::ObjectName object, const std::string& text) {
  if (text.empty()) return {};
  return {model::Comment{std::move(object), text}};
}

model::Operation added(const QualifiedName& table, const Constraint& constraint) {
  return std::visit(AddAgain{table, constraint}, constraint.definition);
}

Operations made(const Trigger& trigger) {
  const auto& definition = trigger.definition;
  Operations all{trigger.verbatim.empty() ? model::Operation(definition) : raw(trigger.verbatim)};
  append(all,
         commented({model::ObjectKind::trigger, definition.table, definition.name, {}}, trigger.comment));
  return all;
}

Operations made(const Policy& policy) {
  const auto& definition = policy.definition;
  Operations all{definition};
  append(all, commented({model::ObjectKind::policy, definition.table, definition.name, {}}, policy.comment));
  return all;
}

Operations made(const QualifiedName& owner, const Index& index) {
  Operations all{model::CreateIndex{owner, index.definition, false, false}};
  append(all,
         commented({model::ObjectKind::index, {owner.schema, index.definition.name}, {}, {}}, index.comment));
  return all;
}

Operations made_alone(const Table& table, const Table* parent, const Catalog& beside) {
  if (table.partition_of && parent != nullptr &&
      (has_inherited(table, *parent) || has_own_columns(table, *parent, beside)))
    return made_and_attached(table, beside);
  Operations all{create_table_of(table, beside)};
  append(all, nullable_keys(table, beside.naming()));
  for (const auto& constraint : table.constraints)
    if (!fits_create_table(constraint)) all.push_back(added(table.name, constraint));
  comment_parts(all, table);
  if (table.partition_of) comment_columns(all, table);
  return all;
}

Operations leading(const QualifiedName& table, RowSecurity now, const RowSecurity& wanted) {
  Operations all;
  const auto take = [&](model::Operation step, RowSecurity then) {
    all.push_back(std::move(step));
    now = then;
  };
  if (now.forced && !wanted.forced) take(model::DisableRowSecurity{table, true}, {false, false});
  if (wanted.forced && !now.forced) take(model::EnableRowSecurity{table, true}, {true, true});
  if (wanted.enabled && !now.enabled) take(model::EnableRowSecurity{table, false}, wanted);
  if (now.enabled && !wanted.enabled) take(model::DisableRowSecurity{table, false}, wanted);
  return all;
}

Operations made_upon(const Table& table) {
  Operations all;
  for (const auto& trigger : table.triggers) append(all, made(trigger));
  for (const auto& policy : table.policies) append(all, made(policy));
  append(all, leading(table.name, {}, table.row_security));
  return all;
}

Operations made(const Table& table, const Table* parent, const Catalog& beside) {
  auto all = made_alone(table, parent, beside);
  append(all, made_upon(table));
  return all;
}

Operations made(const View& view) {
  Operations all{std::visit([](const auto& d) { return model::Operation(d); }, view.definition)};
  append(all, commented(name_of(view), view.comment));
  for (const auto& [column, text] : view.column_comments)
    append(all, commented({model::ObjectKind::column, view.name(), column, {}}, text));
  for (const auto& index : view.indexes) append(all, made(view.name(), index));
  for (const auto& trigger : view.triggers) append(all, made(trigger));
  return all;
}

Operations made(const Routine& routine) {
  Operations all{std::visit([](const auto& d) { return model::Operation(d); }, routine.definition)};
  append(all, commented(name_of(routine), routine.comment));
  return all;
}

Operations made(const Type& type) {
  Operations all{std::visit([](const auto& d) { return model::Operation(d); }, type.definition)};
  append(all, commented(name_of(type), type.comment));
  return all;
}

Operations made(const Sequence& sequence) {
  Operations all{sequence.definition};
  append(all, commented(name_of(sequence), sequence.comment));
  return all;
}

Operations made(const Schema& schema) {
  Operations all{model::CreateSchema{schema.name, false}};
  append(all, commented({model::ObjectKind::schema, schema.name, {}, {}}, schema.comment));
  return all;
}

Operations made(const Extension& extension) {
  Operations all{model::CreateExtension{extension.name, true, extension.schema, extension.version}};
  append(all, commented({model::ObjectKind::extension, extension.name, {}, {}}, extension.comment));
  return all;
}

Operations made(const Verbatim& object) { return {raw(object.sql)}; }

namespace {
std::vector<model::Privilege> list_of(const Privileges& privileges) {
  return {privileges.begin(), privileges.end()};
}
/// What is in one set and not in the other.
Privileges lacking(const Privileges& has, const Privileges& wanted, const model::GrantTarget& on) {
  Privileges lacks;
  const auto a = expanded(has, on);
  const auto b = expanded(wanted, on);
  std::set_difference(b.begin(), b.end(), a.begin(), a.end(), std::inserter(lacks, lacks.end()));
  return shortest(lacks, on);
}
} // namespace

Operations leading(const model::GrantTarget& on, const Identifier& role, Rights now, const Rights& wanted) {
  Operations all;
  const auto revoke = [&](const Privileges& taken, bool option) {
    if (taken.empty()) return;
    all.push_back(model::Revoke{list_of(taken), on, {role}, option, false});
    now = without(now, taken, option, on);
  };
  const auto grant = [&](const Privileges& given, bool option) {
    if (given.empty()) return;
    all.push_back(model::Grant{list_of(given), on, {role}, option});
    now = with(now, given, option, on);
  };
  revoke(lacking(wanted.privileges, now.privileges, on), false);
  revoke(lacking(wanted.grantable, now.grantable, on), true);
  grant(lacking(now.grantable, wanted.grantable, on), true);
  grant(lacking(now.privileges, wanted.privileges, on), false);
  return all;
}

Operations made(const Grant& grant) {
  return leading(grant.on, grant.role, initial_rights(grant.on, grant.role),
                 {grant.privileges, grant.grantable});
}

} // namespace aludel::catalog
