#include "framework/catalog/dependencies.hpp"
#include "framework/catalog/inverting.hpp"
#include "framework/catalog/replacing.hpp"

namespace aludel::catalog {

/// A view of that name is replaced again by what it was; where that cannot be, all that stands on it is made
/// again too.
Result Invert::operator()(const model::CreateView& o) const {
  const auto* former = o.replace ? before.view(o.name) : nullptr;
  if (former == nullptr) return undone_by(model::DropView{o.name, false, false});
  if (former->changed_by_sql) return unknown_object("view", to_string(o.name));
  View now = *former;
  now.definition = o;
  if (!can_replace(now, *former)) return taken_back(o);
  auto definition = std::get<model::CreateView>(former->definition);
  definition.replace = true;
  return undone_by(std::move(definition));
}

Result Invert::operator()(const model::CreateMaterializedView& o) const {
  if (o.if_not_exists && before.relation(o.name)) return nothing_to_undo();
  return undone_by(model::DropMaterializedView{o.name, false, false});
}
/// What it shows can be had again at any time; whether it can be read at all is put back.
Result Invert::operator()(const model::RefreshMaterializedView& o) const {
  const auto* view = before.view(o.name);
  const auto* known =
      view == nullptr ? nullptr : std::get_if<model::CreateMaterializedView>(&view->definition);
  if (known == nullptr || known->with_data == o.with_data) return nothing_to_undo();
  return undone_by(model::RefreshMaterializedView{o.name, false, known->with_data});
}

template<class Drop>
Result Invert::dropped_view(const Drop& o) const {
  const auto* view = before.view(o.name);
  if (view == nullptr && o.if_exists) return nothing_to_undo();
  if (view == nullptr || view->changed_by_sql) return unknown_object("view", to_string(o.name));
  if (o.cascade) return taken_back(o);
  return dropped(made(*view), model::GrantKind::table, o.name);
}
Result Invert::operator()(const model::DropView& o) const { return dropped_view(o); }
Result Invert::operator()(const model::DropMaterializedView& o) const { return dropped_view(o); }

template<class Create>
Result Invert::created_routine(const Create& o, model::Operation drop) const {
  const auto* former = o.replace ? before.routine(o.name, o.routine.arguments) : nullptr;
  if (former == nullptr) return undone_by(std::move(drop));
  if (former->changed_by_sql) return unknown_object("function", to_string(o.name));
  const Routine now{o, {}, false, {}};
  if (!can_replace(now, *former, before.naming())) return taken_back(o);
  auto definition = std::get<Create>(former->definition);
  definition.replace = true;
  return undone_by(std::move(definition));
}
Result Invert::operator()(const model::CreateFunction& o) const {
  return created_routine(o, model::DropFunction{o.name, o.routine.arguments, false, false});
}
Result Invert::operator()(const model::CreateProcedure& o) const {
  return created_routine(o, model::DropProcedure{o.name, o.routine.arguments, false, false});
}

template<class Drop>
Result Invert::dropped_routine(const Drop& o) const {
  const auto* routine = before.routine(o.name, o.arguments);
  if (routine == nullptr && o.if_exists) return nothing_to_undo();
  if (routine == nullptr || routine->changed_by_sql)
    return unknown_object("function", to_string(model::ObjectName{{}, o.name, {}, o.arguments}));
  if (o.cascade) return taken_back(o);
  Operations all = made(*routine);
  const auto kind = routine->is_procedure() ? model::GrantKind::procedure : model::GrantKind::function;
  for (const auto* grant : before.grants_on(kind, o.name))
    if (before.routine(o.name, grant->on.arguments) == routine)
      for (auto& operation : made(*grant)) all.push_back(std::move(operation));
  return Inverse{std::move(all), {}};
}
Result Invert::operator()(const model::DropFunction& o) const { return dropped_routine(o); }
Result Invert::operator()(const model::DropProcedure& o) const { return dropped_routine(o); }

Result Invert::operator()(const model::CreateTrigger& o) const {
  const auto* table = before.table(o.table);
  const auto* view = before.view(o.table);
  const bool doubtful = table != nullptr ? table->changed_by_sql : view == nullptr || view->changed_by_sql;
  if (o.replace && doubtful) return unknown(o.table);
  const auto* former = o.replace ? find_trigger(before, o.table, o.name) : nullptr;
  if (former == nullptr) return undone_by(model::DropTrigger{o.table, o.name, false, false});
  if (can_replace(Trigger{o, {}, {}, {}}, *former)) {
    auto definition = former->definition;
    definition.replace = true;
    return undone_by(std::move(definition));
  }
  Inverse inverse{{model::DropTrigger{o.table, o.name, false, false}}, {}};
  for (auto& operation : made(*former)) inverse.operations.push_back(std::move(operation));
  return inverse;
}

Result Invert::operator()(const model::DropTrigger& o) const {
  const auto* table = before.table(o.table);
  const auto* view = before.view(o.table);
  if (view != nullptr ? view->changed_by_sql : table == nullptr || table->changed_by_sql)
    return unknown(o.table);
  const auto* trigger = find_trigger(before, o.table, o.name);
  if (trigger == nullptr) return o.if_exists ? nothing_to_undo() : no_such("trigger", o.table, o.name);
  return Inverse{made(*trigger), {}};
}

} // namespace aludel::catalog
