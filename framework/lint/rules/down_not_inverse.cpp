#include "framework/catalog/diff.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// Each of them is exactly what was read of it.
bool is_followed(const Passage& passage) {
  return std::all_of(passage.transitions.begin(), passage.transitions.end(), [](const Transition& t) {
    const auto* raw = t.raw();
    return t.is_complete() && !t.change.maybe && (raw == nullptr || !raw->writes);
  });
}
} // namespace

Remarks down_not_inverse(const Passage& passage) {
  const auto* up = passage.way_there;
  if (up == nullptr || !is_followed(*up) || !is_followed(passage)) return {};
  std::vector<std::string> left;
  for (const auto& operation : catalog::diff(passage.after, up->before, {true}))
    left.push_back(summary(operation));
  if (left.empty()) return {};
  Remark remark{"the way back does not lead back: it would still need " + listed(left),
                "add these steps to `down:`, or leave `down:` out where every step has an inverse"};
  if (!passage.transitions.empty()) remark.place = passage.transitions.front().extent.place;
  return {remark};
}

} // namespace aludel::lint::rules
