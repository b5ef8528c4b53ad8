#include "framework/lint/routines.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

// The manual, CREATE FUNCTION, "Writing SECURITY DEFINER Functions Safely".
Remarks search_path_unsafe(const Transition& t) {
  const auto made = made_routine(t.change.operation);
  if (!made || made.routine->security != model::Security::definer) return {};
  const auto schemas = schemas_of(*made.routine);
  if (!schemas || schemas->empty()) return {}; // none, or function-missing-search-path
  const std::string help = "SET search_path = pg_catalog, public, pg_temp";
  if (std::find(schemas->begin(), schemas->end(), "$user") != schemas->end())
    return {
        {called(made) +
             " runs with the rights of its owner, and looks for names in a schema of its caller (\"$user\")",
         help}};
  if (schemas->back() == "pg_temp") return {};
  return {
      {called(made) +
           " runs with the rights of its owner, and looks for tables among the temporary ones of its caller "
           "first: pg_temp is not the last schema of its search_path",
       help}};
}

} // namespace aludel::lint::rules
