#include "framework/lint/retries.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks concurrent_index_if_not_exists(const Transition& t) {
  const auto* o = t.as<model::CreateIndex>();
  if (o == nullptr || !o->concurrently || !o->if_not_exists || is_cleared_before(t, *o)) return {};
  return {{"a build of " + o->index.name.text +
               " that fails leaves an invalid index, and IF NOT EXISTS takes it for a good one",
           "write DROP INDEX CONCURRENTLY IF EXISTS " + o->index.name.text + " first, and no IF NOT EXISTS"}};
}

} // namespace aludel::lint::rules
