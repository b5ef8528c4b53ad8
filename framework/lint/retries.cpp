#include "framework/lint/retries.hpp"

#include <algorithm>

namespace aludel::lint {

bool is_repeated_after_failure(const Transition& t) {
  if (t.reading() == nullptr || t.transaction != 0) return false;
  const auto all = later(t);
  return std::any_of(all.begin(), all.end(), [&](const Transition& one) {
    return one.change.step == t.change.step && one.change.reading != t.change.reading;
  });
}

bool is_cleared_before(const Transition& t, const model::CreateIndex& index) {
  const auto all = earlier(t);
  return std::any_of(all.begin(), all.end(), [&](const Transition& one) {
    const auto* drop = one.as<model::DropIndex>();
    return drop != nullptr && drop->if_exists && drop->name.name == index.index.name;
  });
}

} // namespace aludel::lint
