#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

Remarks concurrent_index_if_not_exists(const Transition& t) {
  const auto* o = t.as<model::CreateIndex>();
  if (o == nullptr || !o->concurrently || !o->if_not_exists) return {};
  const auto all = earlier(t);
  const bool dropped = std::any_of(all.begin(), all.end(), [&](const Transition& one) {
    const auto* drop = one.as<model::DropIndex>();
    return drop != nullptr && drop->if_exists && drop->name.name == o->index.name;
  });
  if (dropped) return {};
  return {{"a build of " + o->index.name.text +
               " that fails leaves an invalid index, and IF NOT EXISTS takes it for a good one",
           "write DROP INDEX CONCURRENTLY IF EXISTS " + o->index.name.text + " first, and no IF NOT EXISTS"}};
}

} // namespace aludel::lint::rules
