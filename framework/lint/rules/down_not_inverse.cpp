#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"
#include "framework/lint/ways_back.hpp"

namespace aludel::lint::rules {

Remarks down_not_inverse(const Passage& passage) {
  const auto undone = passage.way_there == nullptr ? std::nullopt : left_undone(passage);
  if (!undone || undone->empty()) return {};
  std::vector<std::string> steps;
  for (const auto& operation : *undone) steps.push_back(summary(operation));
  Remark remark{"the way back does not lead back: it would still need " + listed(steps),
                "add these steps to `down:`, or leave `down:` out where every step has an inverse"};
  if (!passage.transitions.empty()) remark.place = passage.transitions.front().extent.place;
  return {remark};
}

} // namespace aludel::lint::rules
