#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// It has no steps, or only SQL without a statement in it.
bool says_nothing(const Passage& passage) {
  const auto& steps = passage.revision.up;
  return passage.transitions.empty() && std::all_of(steps.begin(), steps.end(), [&](const model::Step& step) {
           return step.applies_to(passage.scene.dialect.name()) &&
                  (std::holds_alternative<model::Sql>(step.operation) ||
                   std::holds_alternative<model::SqlFile>(step.operation));
         });
}
} // namespace

Remarks empty_revision(const Passage& passage) {
  const auto& header = passage.revision.header;
  const bool joins =
      header.down_revisions.size() > 1 || !header.branch_labels.empty() || !header.depends_on.empty();
  if (!says_nothing(passage) || joins) return {};
  return {{"this revision does nothing", "write its steps, or remove the file while nothing stands on it"}};
}

} // namespace aludel::lint::rules
