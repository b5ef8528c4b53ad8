#include "framework/lint/facts.hpp"
#include "framework/lint/routines.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks function_search_path_lost(const Transition& t) {
  const auto made = made_routine(t.change.operation);
  if (!made || !made.replace || has_search_path(t, made)) return {};
  const auto* known = t.before().routine(*made.name, made.routine->arguments);
  if (known == nullptr) return {};
  const auto* path = search_path_of(known->body());
  const auto given = t.passage->scene.chronicle.given_path(t.before().resolved(*made.name), t.moment);
  if (path == nullptr && (!given || t.before().routines(*made.name).size() > 1)) return {};
  const auto& made_by = known->origin.changed.empty() ? known->origin.born : known->origin.changed;
  const auto setting = "SET search_path" + (path == nullptr ? "" : " = " + (path->empty() ? "''" : *path));
  return {{called(made) + " had " + setting + " (since " + (path == nullptr ? *given : made_by) +
               "); CREATE OR REPLACE without it takes it away",
           "say it again: " + (path == nullptr ? "SET search_path = …" : setting)}};
}

} // namespace aludel::lint::rules
