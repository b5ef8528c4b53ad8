#include "framework/catalog/comparison.hpp"
#include "framework/catalog/differ.hpp"
#include "framework/catalog/partitions.hpp"
#include "framework/catalog/replacing.hpp"

#include <algorithm>

namespace aludel::catalog {

using model::ObjectKind;

namespace {
bool is_key(const Constraint& constraint) {
  return std::holds_alternative<model::ForeignKey>(constraint.definition);
}

/// Of the same meaning under another name: it is renamed, since nothing that it holds is in question.
const Constraint* renamed_from(const Constraint& wanted, const Table& now, const Table& goal,
                               const Catalog& catalog) {
  const auto at = std::find_if(now.constraints.begin(), now.constraints.end(), [&](const Constraint& c) {
    return goal.constraint(c.name, catalog.naming()) == nullptr && same_definition(c, wanted, catalog);
  });
  return at == now.constraints.end() ? nullptr : &*at;
}

const Index* index_in(const std::vector<Index>& indexes, const Identifier& name, const Catalog& catalog) {
  const auto at = std::find_if(indexes.begin(), indexes.end(),
                               [&](const Index& index) { return catalog.same(index.definition.name, name); });
  return at == indexes.end() ? nullptr : &*at;
}

const Index* renamed_from(const Index& wanted, const std::vector<Index>& now, const std::vector<Index>& goal,
                          const Catalog& catalog) {
  const auto at = std::find_if(now.begin(), now.end(), [&](const Index& index) {
    return index_in(goal, index.definition.name, catalog) == nullptr &&
           same_definition(index, wanted, catalog);
  });
  return at == now.end() ? nullptr : &*at;
}
} // namespace

void Differ::bring_table(const QualifiedName& name) {
  const auto& wanted = *goal_.table(name);
  table_now(name) == nullptr ? create(wanted) : alter(wanted);
  brought_.insert(goal_.resolved(name));
}

/// Keys that point at tables which are not there yet are added when they are.
void Differ::create(const Table& wanted) {
  Table table = wanted;
  std::erase_if(table.constraints, [&](const Constraint& constraint) {
    if (!is_key(constraint)) return false;
    const auto& target = std::get<model::ForeignKey>(constraint.definition).references.table;
    return !goal_.same(target, wanted.name) && goal_.table(target) != nullptr &&
           brought_.count(goal_.resolved(target)) == 0;
  });
  emit(made_alone(table, table.partition_of ? goal_.table(table.partition_of->table) : nullptr, now_));
}

void Differ::alter(const Table& wanted) {
  drop_columns(wanted);
  bring_columns(wanted);
  if (wanted.partition_of && !table_now(wanted.name)->partition_of) {
    bring_checks_of(wanted.partition_of->table, wanted.name);
    emit(model::AttachPartition{wanted.partition_of->table, wanted.name, wanted.partition_of->bound});
  }
  bring_constraints(wanted, false);
  bring_indexes(wanted.name, wanted.indexes);
  comment({ObjectKind::table, wanted.name, {}, {}}, table_now(wanted.name)->comment, wanted.comment);
}

/// PostgreSQL attaches no table that lacks one of them; keys and indexes it makes itself.
void Differ::bring_checks_of(const QualifiedName& parent, const QualifiedName& part) {
  const auto* whole = table_now(parent);
  if (whole == nullptr) return;
  const Table before = *whole;
  for (const auto& constraint : before.constraints)
    if (std::holds_alternative<model::Check>(constraint.definition) &&
        table_now(part)->constraint(constraint.name, now_.naming()) == nullptr) {
      auto copy = constraint;
      copy.named = true; // by convention it would have the name of the part
      emit(added(part, copy));
    }
}

void Differ::detach(const Table& wanted) {
  const auto former = table_now(wanted.name)->partition_of;
  if (!former) return;
  const auto& later = wanted.partition_of;
  if (later && now_.same(former->table, later->table) && former->bound == later->bound) return;
  emit(model::DetachPartition{former->table, wanted.name, false});
}

/// Of every table before anything is made: the name of a constraint may be wanted elsewhere.
void Differ::drop_all_constraints() {
  const Catalog before = now_;
  before.for_each_table([&](const Table& table) {
    if (const auto* wanted = goal_.table(table.name)) drop_constraints(*wanted);
  });
}

/// Constraints that a table has like the one that it becomes a part of stay: they become that one's.
void Differ::drop_constraints(const Table& wanted) {
  const Table before = *table_now(wanted.name);
  auto lasting = before;
  const auto* parent = wanted.partition_of ? goal_.table(wanted.partition_of->table) : nullptr;
  if (parent != nullptr && !before.partition_of) forget_inherited(lasting, *parent, now_.naming());
  for (const auto& constraint : lasting.constraints) {
    if (is_key(constraint)) continue;
    const auto* stays = wanted.constraint(constraint.name, now_.naming());
    if (stays != nullptr && same_definition(constraint, *stays, now_) &&
        (stays->validated || !constraint.validated))
      continue;
    const auto takes_over = [&](const Constraint& other) {
      return (other.validated || !constraint.validated) &&
             before.constraint(other.name, now_.naming()) == nullptr &&
             renamed_from(other, lasting, wanted, now_) == &constraint;
    };
    const auto& all = wanted.constraints;
    const auto heir = std::find_if(all.begin(), all.end(), takes_over);
    if (heir != all.end() && table_now(wanted.name)->constraint(heir->name, now_.naming()) == nullptr)
      emit(model::RenameConstraint{wanted.name, constraint.name, heir->name});
    else
      emit(model::DropConstraint{wanted.name, constraint.name, false, false});
  }
}

void Differ::drop_columns(const Table& wanted) {
  const Table before = *table_now(wanted.name);
  if (before.partition_of) return; // its columns are those of its table
  for (const auto& column : before.columns)
    if (wanted.column(column.definition.name, now_.naming()) == nullptr)
      emit(model::DropColumn{wanted.name, column.definition.name, false, false});
}

void Differ::bring_columns(const Table& wanted) {
  for (const auto& column : wanted.columns) {
    const auto* known = table_now(wanted.name)->column(column.definition.name, now_.naming());
    const model::ObjectName name{ObjectKind::column, wanted.name, column.definition.name, {}};
    if (table_now(wanted.name)->partition_of) {
      if (known != nullptr) comment(name, known->definition.comment, column.definition.comment);
      continue;
    }
    const auto computed = [](const Column& c) { return c.definition.generated.has_value(); };
    if (known != nullptr && computed(*known) && computed(column) &&
        known->definition.generated != column.definition.generated) { // it holds nothing of its own
      emit(model::DropColumn{wanted.name, column.definition.name, false, false});
      known = nullptr;
    }
    if (known == nullptr)
      emit(model::AddColumn{wanted.name, column.definition, false});
    else if (const Column now = *known; !alike(now, column, now_))
      alter_column(wanted, now, column);
  }
}

void Differ::alter_column(const Table& wanted, const Column& now, const Column& column) {
  const auto& from = now.definition;
  const auto& to = column.definition;
  model::AlterColumn alter;
  alter.table = wanted.name;
  alter.column = from.name;
  if (!same_type(from.type, to.type, now_)) alter.type = to.type;
  if (from.nullable != to.nullable) alter.nullable = to.nullable;
  if (from.default_value != to.default_value) {
    alter.default_value = to.default_value;
    alter.drop_default = !to.default_value;
  }
  if (from.comment != to.comment) alter.comment = to.comment;
  if (alter.type || alter.nullable || alter.default_value || alter.drop_default || alter.comment)
    emit(std::move(alter));
}

/// Foreign keys come when all tables are there; everything else with its table.
void Differ::bring_constraints(const Table& wanted, bool keys) {
  for (const auto& constraint : wanted.constraints)
    if (is_key(constraint) == keys && table_now(wanted.name) != nullptr) bring_constraint(wanted, constraint);
}

void Differ::bring_constraint(const Table& wanted, const Constraint& constraint) {
  if (table_now(wanted.name)->constraint(constraint.name, now_.naming()) == nullptr)
    emit(added(wanted.name, constraint));
  const auto* known = table_now(wanted.name)->constraint(constraint.name, now_.naming());
  if (known == nullptr) return;
  if (constraint.validated && !known->validated)
    emit(model::ValidateConstraint{wanted.name, constraint.name});
  known = table_now(wanted.name)->constraint(constraint.name, now_.naming());
  comment({ObjectKind::constraint, wanted.name, constraint.name, {}}, known->comment, constraint.comment);
}

/// Of every table and view before anything is made: the name of an index may be wanted elsewhere.
void Differ::drop_all_indexes() {
  const Catalog before = now_;
  before.for_each_table([&](const Table& table) {
    if (const auto* wanted = goal_.table(table.name))
      drop_indexes(table.name, table.indexes, wanted->indexes);
  });
  before.for_each_view([&](const View& view) {
    if (const auto* wanted = goal_.view(view.name()))
      drop_indexes(view.name(), view.indexes, wanted->indexes);
  });
}

void Differ::drop_indexes(const QualifiedName& owner, const std::vector<Index>& now,
                          const std::vector<Index>& wanted) {
  const auto leaves_room = [&](const Identifier& name) { return !now_.relation({owner.schema, name}); };
  for (const auto& index : now) {
    const auto* stays = index_in(wanted, index.definition.name, now_);
    if (stays != nullptr && same_definition(index, *stays, now_)) continue;
    const auto takes_over = [&](const Index& other) {
      return index_in(now, other.definition.name, now_) == nullptr &&
             renamed_from(other, now, wanted, now_) == &index;
    };
    const auto heir = std::find_if(wanted.begin(), wanted.end(), takes_over);
    if (heir != wanted.end() && leaves_room(heir->definition.name))
      emit(model::RenameIndex{{owner.schema, index.definition.name}, heir->definition.name});
    else
      emit(model::DropIndex{{owner.schema, index.definition.name}, owner.name, false, false, false});
  }
}

void Differ::bring_indexes(const QualifiedName& owner, const std::vector<Index>& wanted) {
  for (const auto& index : wanted) {
    const QualifiedName name{owner.schema, index.definition.name};
    const auto* known = find_index(now_, name);
    if (known == nullptr)
      emit(made(owner, index));
    else
      comment({ObjectKind::index, name, {}, {}}, known->comment, index.comment);
  }
}

void Differ::bring_upon(const Table& wanted) {
  bring_triggers(wanted.name, wanted.triggers);
  bring_policies(wanted);
  emit(leading(wanted.name, table_now(wanted.name)->row_security, wanted.row_security));
}

void Differ::bring_policies(const Table& wanted) {
  const Table before = *table_now(wanted.name);
  for (const auto& policy : before.policies) {
    const auto* stays = wanted.policy(policy.definition.name);
    if (stays == nullptr || !same_definition(policy, *stays, now_))
      emit(model::DropPolicy{wanted.name, policy.definition.name, false});
  }
  for (const auto& policy : wanted.policies) {
    const auto& name = policy.definition.name;
    const auto* known = table_now(wanted.name)->policy(name);
    if (known == nullptr)
      emit(made(policy));
    else
      comment({ObjectKind::policy, wanted.name, name, {}}, known->comment, policy.comment);
  }
}

} // namespace aludel::catalog
