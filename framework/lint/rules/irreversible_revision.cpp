#include "framework/lint/drops.hpp"
#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"
#include "framework/replay/derive.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// A revision beside it has dropped the same: cross-branch-conflict says so, and alone it has a way back.
bool drops_what_is_gone(const Passage& passage) {
  const auto& all = passage.transitions;
  return std::any_of(all.begin(), all.end(), [](const Transition& t) {
    const auto drop = drop_of(t.change.operation);
    return drop && taken_beside(t, drop->object);
  });
}
} // namespace

Remarks irreversible_revision(const Passage& passage) {
  if (!std::holds_alternative<model::DerivedDown>(passage.revision.down) || drops_what_is_gone(passage))
    return {};
  const auto& scene = passage.scene;
  const replay::Subject subject{
      scene.graph, scene.bodies, std::string(scene.dialect.name()), scene.dialect.naming(), {}, {}, {}};
  base::Diagnostics problems;
  if (replay::derived_down(subject, passage.revision, passage.before, problems)) return {};
  Remark remark{"this revision has no way back: " +
                    problems.front().message.substr(problems.front().message.find(": ") + 2),
                "write the steps of `down:`, `down: []` where there is nothing to undo, or `down: "
                "{irreversible: why}`"};
  remark.place = problems.front().place;
  return {remark};
}

} // namespace aludel::lint::rules
