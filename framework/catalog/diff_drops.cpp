#include "framework/catalog/comparison.hpp"
#include "framework/catalog/dependencies.hpp"
#include "framework/catalog/differ.hpp"
#include "framework/catalog/order.hpp"
#include "framework/catalog/partitions.hpp"
#include "framework/catalog/replacing.hpp"
#include "framework/catalog/table_parts.hpp"

#include <algorithm>
#include <deque>

namespace aludel::catalog {

using model::ObjectKind;
using model::ObjectName;

namespace {
bool is_view_or_routine(const ObjectName& object) {
  return object.kind == ObjectKind::view || object.kind == ObjectKind::materialized_view ||
         model::is_routine(object.kind);
}

/// A column that cannot be what it is to be while others look at it.
bool changes_shape(const Column& now, const Column* wanted, const Catalog& catalog) {
  return wanted == nullptr || !same_type(now.definition.type, wanted->definition.type, catalog) ||
         now.definition.generated != wanted->definition.generated;
}

/// What has to go before an obstacle can.
std::vector<ObjectName> goes_before(const ObjectName& obstacle, const Catalog& catalog) {
  if (is_view_or_routine(obstacle)) return dependents(obstacle, catalog);
  const auto* table = obstacle.kind == ObjectKind::column ? catalog.table(obstacle.name) : nullptr;
  const auto* column = table == nullptr ? nullptr : table->column(obstacle.part, catalog.naming());
  if (column == nullptr || !column->definition.generated) return {};
  return dependents_of_column(obstacle.name, obstacle.part, catalog);
}

const model::ForeignKey* key_of(const Constraint& constraint) {
  return std::get_if<model::ForeignKey>(&constraint.definition);
}

bool is_renamed(const Constraint& constraint, const Table& wanted, const Catalog& catalog) {
  return std::any_of(wanted.constraints.begin(), wanted.constraints.end(),
                     [&](const Constraint& other) { return same_definition(constraint, other, catalog); });
}

std::string key_name(const QualifiedName& table, const Identifier& constraint, const Catalog& catalog) {
  return key_of(ObjectName{ObjectKind::constraint, table, constraint, {}}, catalog);
}
} // namespace

/// Objects that have to go before others change, though they may come again.
std::vector<ObjectName> Differ::obstacles() const {
  std::vector<ObjectName> found_obstacles;
  const auto add = [&](const std::vector<ObjectName>& more) {
    found_obstacles.insert(found_obstacles.end(), more.begin(), more.end());
  };
  now_.for_each_view([&](const View& view) {
    const auto* wanted = goal_.view(view.name());
    if (wanted == nullptr || (!same_definition(view, *wanted, now_) && !can_replace(view, *wanted)))
      add({name_of(view)});
  });
  now_.for_each_routine([&](const Routine& routine) {
    const auto* wanted = goal_.routine(routine.name(), routine.body().arguments);
    if (wanted != nullptr && !can_replace(routine, *wanted, now_.naming())) add({name_of(routine)});
  });
  now_.for_each_type([&](const Type& type) {
    const auto* wanted = goal_.type(type.name());
    if (wanted == nullptr || same_definition(type, *wanted, now_) || is_extended(type, *wanted)) return;
    for (auto& dependent : dependents(name_of(type), now_))
      if (is_view_or_routine(dependent)) add({std::move(dependent)});
  });
  now_.for_each_table([&](const Table& table) {
    const auto* wanted = goal_.table(table.name);
    if (wanted == nullptr) return add(dependents(name_of(table), now_));
    for (const auto& column : table.columns)
      if (changes_shape(column, wanted->column(column.definition.name, now_.naming()), now_))
        add(dependents_of_column(table.name, column.definition.name, now_));
  });
  return found_obstacles;
}

void Differ::clear_the_way() {
  std::set<std::string> met;
  std::set<std::string> wholes;
  std::vector<ObjectName> parts;
  const auto first = obstacles();
  std::deque<ObjectName> queue(first.begin(), first.end());
  for (; !queue.empty(); queue.pop_front()) {
    const auto& object = queue.front();
    if (!met.insert(key_of(object, now_)).second) continue;
    if (is_view_or_routine(object))
      wholes.insert(key_of(object, now_));
    else
      parts.push_back(object);
    for (auto& behind : goes_before(object, now_)) queue.push_back(std::move(behind));
  }
  const auto order = in_order(now_);
  for (const auto& part : parts) drop_obstacle(part);
  std::for_each(order.rbegin(), order.rend(), [&](const ObjectName& object) {
    if (wholes.count(key_of(object, now_)) > 0) drop_whole(object);
  });
}

/// Tables, sequences and types are dropped in their own time; keys too.
void Differ::drop_obstacle(const ObjectName& part) {
  using enum ObjectKind;
  if (part.kind == trigger) emit(model::DropTrigger{part.name, part.part, false, false});
  if (part.kind == policy) emit(model::DropPolicy{part.name, part.part, false});
  if (part.kind == index) emit(model::DropIndex{part.name, {}, false, false, false});
  const auto* owner = now_.table(part.name);
  if (owner == nullptr) return;
  if (part.kind == constraint) {
    const auto* known = owner->constraint(part.part, now_.naming());
    if (known != nullptr && key_of(*known) == nullptr)
      emit(model::DropConstraint{part.name, part.part, false, false});
  }
  if (part.kind == column && !owner->partition_of) drop_value_of(part);
}

/// A column that is computed holds nothing and goes; another one loses its default.
void Differ::drop_value_of(const ObjectName& part) {
  const auto* known = now_.table(part.name)->column(part.part, now_.naming());
  if (known == nullptr) return;
  if (known->definition.generated) return emit(model::DropColumn{part.name, part.part, false, false});
  if (!known->definition.default_value) return;
  model::AlterColumn alter;
  alter.table = part.name;
  alter.column = part.part;
  alter.drop_default = true;
  emit(std::move(alter));
}

/// Whatever would go along with a table or a column that goes, and is to stay.
void Differ::set_free() {
  goal_.for_each_table([&](const Table& wanted) {
    if (now_.table(wanted.name) != nullptr) detach(wanted);
  });
  const Catalog before = now_;
  before.for_each_sequence([&](const Sequence& sequence) {
    const auto& owner = sequence.definition.options.owned_by;
    if (!owner || goal_.sequence(sequence.definition.name) == nullptr) return;
    const auto* table = goal_.table(owner->table);
    if (table != nullptr && table->column(owner->column, goal_.naming()) != nullptr) return;
    model::SequenceOptions free;
    free.owned_by = model::ColumnName{};
    emit(model::AlterSequence{sequence.definition.name, free, {}});
  });
}

/// Keys that point at a constraint or a column that changes.
std::set<std::string> Differ::keys_in_the_way() const {
  std::set<std::string> names;
  now_.for_each_table([&](const Table& table) {
    const auto* wanted = goal_.table(table.name);
    if (wanted == nullptr) return;
    for (const auto& constraint : table.constraints) {
      const auto* stays = wanted->constraint(constraint.name, now_.naming());
      if (stays != nullptr ? same_definition(constraint, *stays, now_)
                           : is_renamed(constraint, *wanted, now_))
        continue;
      for (const auto& key : keys_that_need(now_, table.name, constraint.name))
        names.insert(key_of(key, now_));
    }
    for (const auto& column : table.columns) {
      if (!changes_shape(column, wanted->column(column.definition.name, now_.naming()), now_)) continue;
      for (const auto& each : dependents_of_column(table.name, column.definition.name, now_))
        if (each.kind == ObjectKind::constraint) names.insert(key_of(each, now_));
      for (const auto& constraint : table.constraints)
        if (key_of(constraint) != nullptr && uses_column(constraint, column.definition.name, now_.naming()))
          names.insert(key_name(table.name, constraint.name, now_));
    }
  });
  return names;
}

void Differ::drop_keys() {
  const auto in_the_way = keys_in_the_way();
  std::vector<ObjectName> gone;
  now_.for_each_table([&](const Table& table) {
    const auto* wanted = goal_.table(table.name);
    if (wanted == nullptr) return;
    for (const auto& constraint : table.constraints) {
      if (key_of(constraint) == nullptr) continue;
      const auto* stays = wanted->constraint(constraint.name, now_.naming());
      const bool changes = stays == nullptr || !same_definition(constraint, *stays, now_) ||
                           (constraint.validated && !stays->validated);
      if (changes || in_the_way.count(key_name(table.name, constraint.name, now_)) > 0)
        gone.push_back({ObjectKind::constraint, table.name, constraint.name, {}});
    }
  });
  for (const auto& key : gone) emit(model::DropConstraint{key.name, key.part, false, false});
}

void Differ::drop_tables() {
  auto order = in_order(now_);
  std::reverse(order.begin(), order.end());
  std::vector<QualifiedName> gone;
  for (const auto& object : order)
    if (object.kind == ObjectKind::table && goal_.table(object.name) == nullptr) gone.push_back(object.name);
  drop_keys_among(gone);
  for (const auto& name : gone)
    if (now_.table(name) != nullptr) emit(model::DropTable{name, false, false});
}

/// Of tables that point at each other, one goes first: its keys are dropped before.
void Differ::drop_keys_among(const std::vector<QualifiedName>& tables) {
  std::set<QualifiedName> earlier;
  std::vector<ObjectName> keys;
  for (const auto& name : tables) {
    for (const auto& constraint : now_.table(name)->constraints)
      if (const auto* key = key_of(constraint))
        if (earlier.count(now_.resolved(key->references.table)) > 0)
          keys.push_back({ObjectKind::constraint, name, constraint.name, {}});
    earlier.insert(now_.resolved(name));
  }
  for (const auto& key : keys) emit(model::DropConstraint{key.name, key.part, false, false});
}

void Differ::drop_whole(const ObjectName& object) {
  using enum ObjectKind;
  switch (object.kind) {
  case view: return emit(model::DropView{object.name, false, false});
  case materialized_view: return emit(model::DropMaterializedView{object.name, false, false});
  case function: return emit(model::DropFunction{object.name, object.arguments, false, false});
  case procedure: return emit(model::DropProcedure{object.name, object.arguments, false, false});
  case sequence: return emit(model::DropSequence{object.name, false, false});
  case type: return emit(model::DropType{object.name, false, false});
  case table:
  case column:
  case constraint:
  case index:
  case trigger:
  case policy:
  case schema:
  case extension: return; // dropped elsewhere
  }
}

void Differ::drop_leftovers() {
  auto order = in_order(now_);
  std::reverse(order.begin(), order.end());
  const auto stays = [&](const ObjectName& object) {
    if (object.kind == ObjectKind::sequence) return goal_.sequence(object.name) != nullptr;
    if (object.kind == ObjectKind::type) return goal_.type(object.name) != nullptr;
    return !model::is_routine(object.kind) || goal_.routine(object.name, object.arguments) != nullptr;
  };
  for (const auto& object : order)
    if (!stays(object)) drop_whole(object);
  const Catalog before = now_;
  before.for_each_extension([&](const Extension& extension) {
    if (goal_.extension(extension.name) == nullptr) emit(model::DropExtension{extension.name, false, false});
  });
  before.for_each_schema([&](const Schema& schema) {
    if (goal_.schema(schema.name) == nullptr) emit(model::DropSchema{schema.name, false, false});
  });
}

} // namespace aludel::catalog
