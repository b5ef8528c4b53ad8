#include "framework/lint/facts.hpp"
#include "framework/lint/routines.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks function_missing_search_path(const Transition& t) {
  const auto made = made_routine(t.change.operation);
  if (!made || has_search_path(t, made)) return {};
  if (!function_search_path_lost(t).empty()) return {}; // it says more
  const bool definer = made.routine->security == model::Security::definer;
  Remark remark{
      called(made) + " resolves names by the search_path of its caller" +
          (definer ? ", with the rights of its owner: the caller can put his own objects in the way" : ""),
      "add SET search_path = pg_catalog, public, pg_temp (`set: {search_path: \"pg_catalog, public, "
      "pg_temp\"}`)"};
  if (definer) remark.severity = base::Severity::error;
  return {remark};
}

} // namespace aludel::lint::rules
