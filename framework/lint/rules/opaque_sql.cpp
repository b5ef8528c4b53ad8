#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks opaque_sql(const Transition& t) {
  const auto* raw = t.raw();
  if (raw != nullptr && raw->search_path && !raw->search_path->schemas().known)
    return {
        {"which search_path holds behind this " + raw->kind + " is decided while it runs",
         "from here on, what the history does not know may still be there, and rules are silent about it"}};
  if (raw == nullptr || raw->grasp != dialect::SqlReading::Grasp::raw || !raw->opaque || !raw->writes)
    return {};
  return {{"what this " + raw->kind + " does is decided while it runs",
           "from here on, what the history does not know may still be there, and rules are silent about it"}};
}

} // namespace aludel::lint::rules
