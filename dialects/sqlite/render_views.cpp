#include "dialects/sqlite/create_trigger.hpp"
#include "dialects/sqlite/create_view.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/render_visitor.hpp"
#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::sqlite {

namespace {
using catalog::Catalog;
using catalog::View;

const model::CreateView& definition_of(const View& view) {
  return std::get<model::CreateView>(view.definition);
}

/// SQLite has no other views: one that keeps its rows stands in no catalog of its own making.
bool is_view(const View* view) { return view != nullptr && !view->is_materialized(); }

bool is_known(const View& view) {
  return view.certain() && std::none_of(view.triggers.begin(), view.triggers.end(),
                                        [](const catalog::Trigger& t) { return t.origin.maybe; });
}

/// Its triggers would go with it, and nobody would make them again.
dialect::Statement no_other_triggers(const model::QualifiedName& view, const View* known) {
  std::string names;
  if (known != nullptr)
    for (const auto& trigger : known->triggers)
      if (!trigger.origin.maybe)
        names += (names.empty() ? "" : ", ") + ansi::literal(base::lower(trigger.definition.name.text));
  return dialect::expectation("SELECT NOT EXISTS (SELECT 1 FROM " + quoted(schema_of(view)) +
                                  ".sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = " +
                                  ansi::literal(base::lower(view.name.text)) + " AND lower(name) NOT IN (" +
                                  names + "))",
                              "view " + to_string(view) +
                                  " has triggers that the revisions do not know; making it anew would lose "
                                  "them");
}

std::string drop_view(const model::QualifiedName& view, bool if_exists) {
  return std::string("DROP VIEW ") + (if_exists ? "IF EXISTS " : "") + quoted(view);
}
} // namespace

void Render::operator()(const model::CreateView& o) {
  if (!o.with.empty())
    note("SQLite has no options of views; those of " + to_string(o.name) + " are left out");
  if (o.replace) return remake(o, o.name, true);
  add(create_view(o, out_.problems));
}

void Render::operator()(const model::DropView& o) {
  if (o.cascade) drop_views_along(o.name);
  add(drop_view(o.name, o.if_exists));
}

void Render::drop_views_along(const model::QualifiedName& with) {
  before_.for_each_view([&](const View& view) {
    if (before_.same(view.name(), with) || after_.view(view.name()) != nullptr) return;
    note("view " + to_string(view.name()) + " goes along with " + to_string(with));
    add(drop_view(view.name(), true));
  });
}

void Render::remake(const model::CreateView& shape, const model::QualifiedName& former, bool if_exists) {
  out_.statements.push_back(no_other_triggers(former, before_.view(former)));
  add(drop_view(former, if_exists));
  add(create_view(shape, out_.problems));
  const auto* view = after_.view(shape.name);
  if (view == nullptr) return;
  for (const auto& trigger : view->triggers) add(create_trigger(trigger, out_.problems));
}

void Render::rename_view(const model::Rename& o) {
  const auto* known = before_.view(o.on.name);
  const auto* renamed = after_.view({o.on.name.schema, o.to});
  if (!is_view(known) || !is_view(renamed) || !is_known(*known))
    return refuse("SQLite has no ALTER VIEW, and the definition of view " + to_string(o.on.name) +
                      " is not known",
                  "write drop_view and create_view");
  remake(definition_of(*renamed), o.on.name, false);
  after_.for_each_view([&](const View& view) { follow(view, *renamed); });
}

/// SQLite finds views by their names: those that name a renamed one are made anew with its new name.
void Render::follow(const View& view, const View& renamed) {
  const auto* former = before_.view(view.name());
  if (&view == &renamed || !is_view(&view) || !is_view(former)) return;
  if (definition_of(*former) == definition_of(view)) return;
  if (!is_known(*former))
    return refuse("view " + to_string(view.name()) +
                      " names the view that is renamed, and its definition is "
                      "not known for sure",
                  "write drop_view and create_view");
  remake(definition_of(view), view.name(), false);
}

} // namespace aludel::sqlite
