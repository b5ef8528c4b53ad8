#include "framework/base/text.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/routines.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
bool is_in_sql(const model::Routine& routine) {
  return base::iequals(routine.language, "sql") || base::iequals(routine.language, "plpgsql");
}

std::vector<std::string> tables_named(const Transition& t, const MadeRoutine& made) {
  std::vector<std::string> names;
  for (const auto& use : relations_named(t, made)) names.push_back(to_string(use.object.name));
  return names;
}
} // namespace

Remarks immutable_function_not_immutable(const Transition& t) {
  const auto made = made_routine(t.change.operation);
  if (made.function == nullptr || made.function->volatility != model::Volatility::immutable ||
      !is_in_sql(*made.routine))
    return {};
  const auto changing = t.passage->scene.dialect.changing_part(made.routine->text().text, t.before());
  const auto tables = changing.empty() ? tables_named(t, made) : std::vector<std::string>{};
  if (changing.empty() && tables.empty()) return {};
  return {{called(made) + " is IMMUTABLE, and its body " +
               (changing.empty() ? "reads " + listed(tables) : "asks for " + changing) +
               ": an index, or a plan that is kept, holds what it gave once",
           "declare it STABLE, or give it as an argument what it asks for"}};
}

} // namespace aludel::lint::rules
