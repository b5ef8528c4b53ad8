#include "framework/lint/retries.hpp"

#include <algorithm>

namespace aludel::lint {

bool is_repeated_after_failure(const Transition& t) {
  if (t.reading() == nullptr || stands_under_condition(t)) return false;
  // A block is one statement to the server.
  if (t.transaction != 0 && t.change.block == nullptr) return false;
  const auto all = later(t);
  return std::any_of(all.begin(), all.end(), [&](const Transition& one) {
    return one.change.step == t.change.step && one.change.reading != t.change.reading &&
           (one.transaction == 0 || one.transaction != t.transaction);
  });
}

bool stands_under_condition(const Transition& t) { return t.reading() != nullptr && t.reading()->maybe; }

bool is_cleared_before(const Transition& t, const model::CreateIndex& index) {
  const auto all = earlier(t);
  return std::any_of(all.begin(), all.end(), [&](const Transition& one) {
    const auto* drop = one.as<model::DropIndex>();
    return drop != nullptr && drop->if_exists && drop->name.name == index.index.name;
  });
}

} // namespace aludel::lint
