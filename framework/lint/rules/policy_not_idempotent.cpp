#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

Remarks policy_not_idempotent(const Transition& t) {
  const auto* o = t.as<model::CreatePolicy>();
  if (o == nullptr) return {};
  const auto all = earlier(t);
  const bool guarded = std::any_of(all.begin(), all.end(), [&](const Transition& one) {
    const auto* drop = one.as<model::DropPolicy>();
    const auto* made = one.as<model::CreateTable>();
    return (drop != nullptr && same(t, drop->table, o->table) && drop->name == o->name) ||
           (made != nullptr && !made->if_not_exists && same(t, made->name, o->table));
  });
  if (guarded) return {};
  return {{"CREATE POLICY " + o->name.text + " on " + to_string(o->table) + " fails if the policy is there",
           "write DROP POLICY IF EXISTS first: there is neither OR REPLACE nor IF NOT EXISTS"}};
}

} // namespace aludel::lint::rules
