#include "framework/catalog/drops.hpp"

#include "framework/catalog/dependencies.hpp"
#include "framework/catalog/partitions.hpp"
#include "framework/catalog/table_parts.hpp"

#include <algorithm>

namespace aludel::catalog {

/// What needs the object is found before it goes, and goes after it: nothing is visited twice.
template<class Remove>
void Drop::with_dependents(const model::ObjectName& name, Remove&& remove) const {
  if (author_.maybe) { // all of it stays, and would be come to again
    if (std::find(in_doubt_.begin(), in_doubt_.end(), name) != in_doubt_.end()) return;
    in_doubt_.push_back(name);
  }
  const auto needing = cascade_ ? dependents(name, catalog_) : std::vector<model::ObjectName>{};
  remove();
  for (const auto& one : needing) one.kind == model::ObjectKind::column ? column_of(one, name) : object(one);
}

/// Whether the object stays, because it is dropped perhaps.
template<class Object>
bool Drop::leaves_in_doubt(const Object& known) const {
  if (!author_.maybe) return false;
  Object object = known;
  object.origin.maybe = true;
  catalog_.put(std::move(object));
  return true;
}

/// A default goes alone with the sequence or function that it calls; with its type, the column goes.
void Drop::column_of(const model::ObjectName& object, const model::ObjectName& gone) const {
  const bool called = gone.kind == model::ObjectKind::sequence || model::is_routine(gone.kind);
  const auto* owner = catalog_.table(object.name);
  const auto* known = owner == nullptr ? nullptr : owner->column(object.part, catalog_.naming());
  if (!called || known == nullptr || known->definition.generated) return column(object.name, object.part);
  edit(object.name, [&](Table& table) {
    for (auto& each : table.columns)
      if (catalog_.same(each.definition.name, object.part)) each.definition.default_value.reset();
  });
}

void Drop::attribute(const QualifiedName& type, const Identifier& name) const {
  const auto* known = catalog_.type(type);
  if (known == nullptr || !std::holds_alternative<model::CreateComposite>(known->definition)) return;
  Type changed = *known;
  std::erase_if(std::get<model::CreateComposite>(changed.definition).attributes,
                [&](const model::Attribute& a) { return catalog_.same(a.name, name); });
  changed.origin.changed = author_.revision;
  catalog_.put(std::move(changed));
}

template<class Change>
void Drop::edit(const QualifiedName& name, Change&& change) const {
  const auto* known = catalog_.table(name);
  if (known == nullptr) return;
  Table table = *known;
  change(table);
  table.origin.changed = author_.revision;
  table.origin.changed_maybe = table.origin.changed_maybe || author_.maybe;
  catalog_.put(std::move(table));
}

void Drop::objects(const std::vector<model::ObjectName>& all) const {
  for (const auto& one : all) object(one);
}

void Drop::table(const QualifiedName& name) const {
  const auto* known = catalog_.table(name);
  if (known == nullptr) return;
  const auto itself = name_of(*known);
  const auto partitions = partitions_of(catalog_, name);
  with_dependents(itself, [&] {
    if (leaves_in_doubt(*known)) return;
    grants(model::GrantKind::table, itself.name);
    owned_sequences(itself.name, {});
    catalog_.remove_table(itself.name);
  });
  for (const auto& partition : partitions) table(partition);
}

void Drop::view(const QualifiedName& name) const {
  const auto* known = catalog_.view(name);
  if (known == nullptr) return;
  const auto itself = name_of(*known);
  with_dependents(itself, [&] {
    if (leaves_in_doubt(*known)) return;
    grants(model::GrantKind::table, itself.name);
    catalog_.remove_view(itself.name);
  });
}

void Drop::sequence(const QualifiedName& name) const {
  const auto* known = catalog_.sequence(name);
  if (known == nullptr) return;
  const auto itself = name_of(*known);
  with_dependents(itself, [&] {
    if (leaves_in_doubt(*known)) return;
    grants(model::GrantKind::sequence, itself.name);
    grants(model::GrantKind::table, itself.name);
    catalog_.remove_sequence(itself.name);
  });
}

void Drop::type(const QualifiedName& name) const {
  const auto* known = catalog_.type(name);
  if (known == nullptr) return;
  const auto itself = name_of(*known);
  with_dependents(itself, [&] {
    if (leaves_in_doubt(*known)) return;
    grants(model::GrantKind::type, itself.name);
    catalog_.remove_type(itself.name);
  });
}

void Drop::routine(const Routine* known) const {
  if (known == nullptr) return;
  const auto gone = *known;
  with_dependents(name_of(gone), [&] {
    if (leaves_in_doubt(gone)) return;
    const auto kind = gone.is_procedure() ? model::GrantKind::procedure : model::GrantKind::function;
    for (const auto* grant : catalog_.grants_on(kind, gone.name()))
      if (catalog_.routine(gone.name(), grant->on.arguments) == known)
        catalog_.remove_grant(model::GrantTarget(grant->on), Identifier(grant->role));
    catalog_.remove_routine(gone);
  });
}

void Drop::column(const QualifiedName& name, const Identifier& column) const {
  const auto& naming = catalog_.naming();
  if (catalog_.table(name) == nullptr) return attribute(name, column);
  if (cascade_) objects(dependents_of_column(name, column, catalog_));
  if (author_.maybe) return column_in_doubt(name, column);
  owned_sequences(name, column);
  for (const auto* grant : catalog_.grants_on(model::GrantKind::table, name))
    if (grant->on.columns.size() == 1 && catalog_.same(grant->on.columns.front(), column))
      catalog_.remove_grant(model::GrantTarget(grant->on), Identifier(grant->role));
  edit(name, [&](Table& table) {
    std::erase_if(table.columns, [&](const Column& c) { return catalog_.same(c.definition.name, column); });
    std::erase_if(table.constraints, [&](const Constraint& c) { return uses_column(c, column, naming); });
    std::erase_if(table.indexes, [&](const Index& i) { return uses_column(i.definition, column, naming); });
  });
}

void Drop::column_in_doubt(const QualifiedName& name, const Identifier& column) const {
  edit(name, [&](Table& table) {
    for (auto& each : table.columns)
      if (catalog_.same(each.definition.name, column)) each.origin.maybe = true;
  });
}

void Drop::constraint(const QualifiedName& name, const Identifier& constraint) const {
  edit(name, [&](Table& table) {
    std::erase_if(table.constraints, [&](const Constraint& c) { return catalog_.same(c.name, constraint); });
  });
}

void Drop::schema(const Identifier& name) const {
  std::vector<model::ObjectName> inside;
  const auto collect = [&](const auto& object) {
    auto itself = name_of(object);
    if (catalog_.same(itself.name.schema, name)) inside.push_back(std::move(itself));
  };
  if (cascade_) {
    catalog_.for_each_view(collect);
    catalog_.for_each_table(collect);
    catalog_.for_each_routine(collect);
    catalog_.for_each_sequence(collect);
    catalog_.for_each_type(collect);
  }
  objects(inside);
  const auto* known = catalog_.schema(name);
  if (known != nullptr && leaves_in_doubt(*known)) return;
  grants(model::GrantKind::schema, name);
  catalog_.remove_schema(name);
}

void Drop::extension(const Identifier& name) const {
  const auto* known = catalog_.extension(name);
  if (known != nullptr && !leaves_in_doubt(*known)) catalog_.remove_extension(name);
}

void Drop::object(const model::ObjectName& object) const {
  using enum model::ObjectKind;
  switch (object.kind) {
  case table: return this->table(object.name);
  case view:
  case materialized_view: return this->view(object.name);
  case sequence: return this->sequence(object.name);
  case type: return this->type(object.name);
  case function:
  case procedure: return this->routine(catalog_.routine(object.name, object.arguments));
  case column: return this->column(object.name, object.part);
  case schema: return this->schema(object.name.name);
  case extension: return this->extension(object.name.name);
  case constraint:
  case index:
  case trigger:
  case policy: return part(object);
  }
}

void Drop::part(const model::ObjectName& object) const {
  using enum model::ObjectKind;
  if (object.kind == constraint) return this->constraint(object.name, object.part);
  const auto of_name = [&](const auto& part) { return catalog_.same(part.definition.name, object.part); };
  if (object.kind == policy) edit(object.name, [&](Table& t) { std::erase_if(t.policies, of_name); });
  if (object.kind == trigger) {
    edit(object.name, [&](Table& t) { std::erase_if(t.triggers, of_name); });
    if (const auto* known = catalog_.view(object.name)) {
      View changed = *known;
      std::erase_if(changed.triggers, of_name);
      catalog_.put(std::move(changed));
    }
  }
  const auto is_index = [&](const Index& i) { return catalog_.same(i.definition.name, object.name.name); };
  if (object.kind != index) return;
  if (const auto* owner = catalog_.table_of_index(object.name))
    edit(QualifiedName(owner->name), [&](Table& t) { std::erase_if(t.indexes, is_index); });
  if (const auto* owner = catalog_.view_of_index(object.name)) {
    View changed = *owner;
    std::erase_if(changed.indexes, is_index);
    catalog_.put(std::move(changed));
  }
}

void Drop::grants(model::GrantKind kind, const QualifiedName& name) const {
  for (const auto* grant : catalog_.grants_on(kind, name))
    catalog_.remove_grant(model::GrantTarget(grant->on), Identifier(grant->role));
}

void Drop::owned_sequences(const QualifiedName& table, const Identifier& column) const {
  std::vector<QualifiedName> owned;
  catalog_.for_each_sequence([&](const Sequence& known) {
    const auto& owner = known.definition.options.owned_by;
    if (owner && catalog_.same(owner->table, table) &&
        (column.empty() || catalog_.same(owner->column, column)))
      owned.push_back(known.definition.name);
  });
  for (const auto& name : owned) sequence(name);
}

} // namespace aludel::catalog
