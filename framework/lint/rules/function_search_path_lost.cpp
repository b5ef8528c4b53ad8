#include "framework/base/text.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/routines.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
const std::string* search_path_of(const model::Routine& routine) {
  for (const auto& [setting, value] : routine.set)
    if (base::iequals(setting, "search_path")) return &value;
  return nullptr;
}
} // namespace

Remarks function_search_path_lost(const Transition& t) {
  const auto made = made_routine(t.change.operation);
  if (!made || !made.replace || has_search_path(*made.routine) || gets_search_path(t, made)) return {};
  const auto* known = t.before().routine(*made.name, made.routine->arguments);
  const auto* path = known == nullptr ? nullptr : search_path_of(known->body());
  if (path == nullptr) return {};
  const auto& revision = known->origin.changed.empty() ? known->origin.born : known->origin.changed;
  return {{called(made) + " had SET search_path = " + *path + " (since " + revision +
               "); CREATE OR REPLACE without it takes it away",
           "say it again: SET search_path = " + *path}};
}

} // namespace aludel::lint::rules
