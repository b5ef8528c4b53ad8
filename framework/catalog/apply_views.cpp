#include "framework/catalog/applying.hpp"
#include "framework/catalog/drops.hpp"

namespace aludel::catalog {

void Apply::operator()(const model::CreateView& o) const {
  auto definition = o;
  definition.replace = false;
  const auto* known = catalog.view(o.name);
  if (o.replace && known != nullptr && !known->is_materialized())
    return edit(known, [&](View& view) {
      view.definition = definition;
      view.changed_by_sql = false;
      return true;
    });
  if (relation_taken(o.name, false) || type_taken(o.name)) return;
  View view;
  view.definition = std::move(definition);
  view.origin = made();
  catalog.put(std::move(view));
}

void Apply::operator()(const model::CreateMaterializedView& o) const {
  if (relation_taken(o.name, o.if_not_exists) || type_taken(o.name)) return;
  auto definition = o;
  definition.if_not_exists = false;
  View view;
  view.definition = std::move(definition);
  view.origin = made();
  catalog.put(std::move(view));
}

/// A view that was made without rows has them from now on, or the other way round.
void Apply::operator()(const model::RefreshMaterializedView& o) const {
  edit(catalog.view(o.name), [&](View& view) {
    auto* definition = std::get_if<model::CreateMaterializedView>(&view.definition);
    return definition != nullptr && std::exchange(definition->with_data, o.with_data) != o.with_data;
  });
}

void Apply::operator()(const model::DropView& o) const { Drop{catalog, author, o.cascade}.view(o.name); }
void Apply::operator()(const model::DropMaterializedView& o) const {
  Drop{catalog, author, o.cascade}.view(o.name);
}

} // namespace aludel::catalog
