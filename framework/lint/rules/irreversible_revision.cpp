#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"
#include "framework/replay/derive.hpp"

namespace aludel::lint::rules {

Remarks irreversible_revision(const Passage& passage) {
  if (!std::holds_alternative<model::DerivedDown>(passage.revision.down)) return {};
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
