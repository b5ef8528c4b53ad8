#include "framework/lint/routines.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/signature.hpp"
#include "framework/lint/facts.hpp"

#include <algorithm>

namespace aludel::lint {

MadeRoutine made_routine(const model::Operation& operation) {
  if (const auto* o = std::get_if<model::CreateFunction>(&operation))
    return {&o->name, &o->routine, o->replace};
  if (const auto* o = std::get_if<model::CreateProcedure>(&operation))
    return {&o->name, &o->routine, o->replace};
  return {};
}

std::string called(const MadeRoutine& made) {
  return to_string(*made.name) + "(" + model::signature(made.routine->arguments) + ")";
}

bool has_search_path(const model::Routine& routine) {
  const auto language = base::lower(routine.language);
  if (routine.standard_body || language == "c" || language == "internal") return true;
  return std::any_of(routine.set.begin(), routine.set.end(),
                     [](const auto& setting) { return base::iequals(setting.first, "search_path"); });
}

bool gets_search_path(const Transition& t, const MadeRoutine& made) {
  const auto all = later(t);
  return std::any_of(all.begin(), all.end(), [&](const Transition& one) {
    const auto* raw = one.raw();
    if (raw == nullptr ||
        (raw->kind != "ALTER FUNCTION" && raw->kind != "ALTER PROCEDURE" && raw->kind != "ALTER ROUTINE"))
      return false;
    return base::lower(raw->statement.sql).find("search_path") != std::string::npos &&
           std::any_of(raw->mentions.begin(), raw->mentions.end(), [&](const auto& mention) {
             return is_routine(mention.object.kind) && same(t, mention.object.name, *made.name);
           });
  });
}

} // namespace aludel::lint
