#include "dialects/sqlite/create_trigger.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/render_visitor.hpp"
#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::sqlite {

namespace {
using catalog::Trigger;
using model::Identifier;
using model::QualifiedName;

const Trigger* found(const std::vector<Trigger>& triggers, const Identifier& name) {
  const auto at = std::find_if(triggers.begin(), triggers.end(),
                               [&](const Trigger& t) { return same(t.definition.name, name); });
  return at == triggers.end() ? nullptr : &*at;
}

/// Null unless the catalog knows for sure that it stands there.
const Trigger* sure_trigger(const catalog::Catalog& catalog, const QualifiedName& relation,
                            const Identifier& name) {
  const Trigger* trigger = nullptr;
  if (const auto* table = catalog.table(relation); table != nullptr && table->certain())
    trigger = found(table->triggers, name);
  if (const auto* view = catalog.view(relation); view != nullptr && view->certain())
    trigger = found(view->triggers, name);
  return trigger == nullptr || trigger->origin.maybe ? nullptr : trigger;
}

std::string drop_trigger(const QualifiedName& relation, const Identifier& name, bool if_exists) {
  return std::string("DROP TRIGGER ") + (if_exists ? "IF EXISTS " : "") + quoted({relation.schema, name});
}
} // namespace

Identifier Render::home_of(const QualifiedName& relation) const {
  const auto* table = before_.table(relation);
  return table != nullptr && table->options.temporary ? Identifier("temp") : schema_of(relation);
}

/// DROP TRIGGER names no table, and would take the trigger of another one.
void Render::expect_trigger_on(const QualifiedName& relation, const Identifier& trigger) {
  if (sure_trigger(before_, relation, trigger) != nullptr) return;
  out_.statements.push_back(dialect::expectation(
      "SELECT NOT EXISTS (SELECT 1 FROM " + quoted(home_of(relation)) +
          ".sqlite_schema WHERE type = 'trigger' AND lower(name) = " +
          ansi::literal(base::lower(trigger.text)) + " AND lower(tbl_name) <> " +
          ansi::literal(base::lower(relation.name.text)) + ")",
      "trigger " + trigger.text + " stands on another table than " + to_string(relation)));
}

void Render::refuse_taken_name(const QualifiedName& relation, const Identifier& trigger) {
  const auto look = [&](const QualifiedName& other, const std::vector<Trigger>& triggers) {
    if (before_.same(other, relation) || !same(schema_of(other), schema_of(relation))) return;
    const auto* taken = found(triggers, trigger);
    if (taken == nullptr || taken->origin.maybe) return;
    refuse("there is a trigger " + trigger.text + " on " + to_string(other) +
               " already, and SQLite takes the name of a trigger once for all tables",
           "give the new trigger another name");
  };
  before_.for_each_table([&](const catalog::Table& table) { look(table.name, table.triggers); });
  before_.for_each_view([&](const catalog::View& view) { look(view.name(), view.triggers); });
}

void Render::refuse_wrong_timing(const model::CreateTrigger& o) {
  const bool instead = o.timing == model::Timing::instead_of;
  if (instead && before_.table(o.table) != nullptr)
    refuse("trigger " + o.name.text + " runs instead of a change, and " + to_string(o.table) + " is a table",
           "write timing: before or after; instead_of is for views");
  if (!instead && before_.view(o.table) != nullptr)
    refuse("trigger " + o.name.text + " stands on " + to_string(o.table) + ", which is a view",
           "write timing: instead_of, or make the trigger on the view's table");
}

void Render::operator()(const model::CreateTrigger& o) {
  refuse_taken_name(o.table, o.name);
  refuse_wrong_timing(o);
  if (o.replace) {
    expect_trigger_on(o.table, o.name);
    add(drop_trigger(o.table, o.name, true));
  }
  add(create_trigger(o, out_.problems));
}

void Render::operator()(const model::DropTrigger& o) {
  if (o.cascade) note("nothing depends on a trigger in SQLite");
  expect_trigger_on(o.table, o.name);
  add(drop_trigger(o.table, o.name, o.if_exists));
}

void Render::rename_trigger(const model::Rename& o) {
  const auto* known = sure_trigger(before_, o.on.name, o.on.part);
  if (known == nullptr || !known->verbatim.empty())
    return refuse("SQLite has no ALTER TRIGGER, and the definition of trigger " + o.on.part.text + " of " +
                      to_string(o.on.name) + " is not known",
                  "write drop_trigger and create_trigger");
  refuse_taken_name(o.on.name, o.to);
  auto renamed = known->definition;
  renamed.name = o.to;
  add(drop_trigger(o.on.name, o.on.part, false));
  add(create_trigger(renamed, out_.problems));
}

} // namespace aludel::sqlite
