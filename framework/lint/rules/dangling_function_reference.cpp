#include "framework/base/text.hpp"
#include "framework/lint/drops.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/routines.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// A relation that the revision dropped or renamed, and where.
struct Gone {
  model::QualifiedName name;
  const Transition* by = nullptr;
};

/// Most revisions take nothing away, and then nothing is looked for.
bool takes_away(const Transition& t) {
  return drop_of(t.change.operation) || t.as<model::RenameTable>() != nullptr ||
         t.as<model::Rename>() != nullptr;
}

std::vector<Gone> relations_gone(const Passage& passage) {
  std::vector<Gone> gone;
  const auto consider = [&](const model::QualifiedName& name) {
    if (passage.after.relation(name)) return;
    for (const auto& t : passage.transitions)
      if (t.before().relation(name) && !t.after().relation(name)) {
        gone.push_back({name, &t});
        return;
      }
  };
  passage.before.for_each_table([&](const catalog::Table& table) { consider(table.name); });
  passage.before.for_each_view([&](const catalog::View& view) { consider(view.name()); });
  return gone;
}

/// Most bodies do not even hold the word.
bool may_name(const catalog::Routine& routine, const model::QualifiedName& name) {
  const auto& body = routine.body();
  return !body.standard_body &&
         base::lower(body.text().text).find(base::lower(name.name.text)) != std::string::npos;
}

/// The first on the routine's path that is there.
std::optional<model::QualifiedName> meant(const model::QualifiedName& name, const catalog::Routine& routine,
                                          const catalog::Catalog& catalog) {
  for (const auto& one : candidates(name, routine.body(), catalog))
    if (catalog.relation(one)) return one;
  return std::nullopt;
}

bool names(const catalog::Routine& routine, const std::vector<dialect::Mention>& mentions,
           const model::QualifiedName& name, const catalog::Catalog& catalog) {
  return std::any_of(mentions.begin(), mentions.end(), [&](const dialect::Mention& mention) {
    if (is_routine(mention.object.kind)) return false;
    const auto whole = meant(mention.object.name, routine, catalog);
    return whole && catalog.same(*whole, name);
  });
}

/// A path of its own may lead to another one of that name now.
bool finds_another(const catalog::Routine& routine, const model::QualifiedName& name,
                   const catalog::Catalog& after) {
  return search_path_of(routine.body()) != nullptr && meant({name.name}, routine, after).has_value();
}

/// "; trigger touching on users calls it".
std::string callers(const catalog::Routine& routine, const catalog::Catalog& catalog) {
  std::vector<std::string> triggers;
  catalog.for_each_table([&](const catalog::Table& table) {
    for (const auto& trigger : table.triggers)
      if (catalog.same(trigger.definition.function, routine.name()))
        triggers.push_back("trigger " + trigger.definition.name.text + " on " + to_string(table.name));
  });
  return triggers.empty() ? "" : "; " + listed(triggers) + (triggers.size() == 1 ? " calls it" : " call it");
}

bool may_dangle(const Passage& passage) {
  return std::any_of(passage.transitions.begin(), passage.transitions.end(), takes_away) &&
         passage.transitions.back().is_complete();
}
} // namespace

Remarks dangling_function_reference(const Passage& passage) {
  const auto gone = may_dangle(passage) ? relations_gone(passage) : std::vector<Gone>{};
  Remarks remarks;
  for (const auto& [name, by] : gone)
    passage.after.for_each_routine([&, &name = name, &by = by](const catalog::Routine& routine) {
      if (routine.origin.maybe || !may_name(routine, name) ||
          !names(routine, mentions_of(routine, passage.scene.dialect, passage.before), name,
                 passage.before) ||
          finds_another(routine, name, passage.after))
        return;
      const auto made = since(routine.origin);
      Remark remark{to_string(routine.name()) + "(" + routine.signature() + ")" +
                        (made.empty() ? "" : ", " + made + ",") + " still names " + to_string(name) +
                        ": it fails when it is called" + callers(routine, passage.after),
                    "replace or drop the function in this revision"};
      remark.place = by->extent.place;
      remarks.push_back(std::move(remark));
    });
  return remarks;
}

} // namespace aludel::lint::rules
