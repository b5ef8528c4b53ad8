#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"
#include "framework/replay/advance.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// SQL that is there for this dialect; an empty list says that nothing is to be done on it.
bool has_sql(const model::Step& step, const std::string& dialect) {
  const auto* blocks = replay::raw_blocks(step.operation, dialect);
  return step.applies_to(dialect) && blocks != nullptr && !blocks->empty();
}

/// It has no steps, or only SQL without a statement in it.
bool says_nothing(const Passage& passage) {
  const auto& steps = passage.revision.up;
  const std::string dialect(passage.scene.dialect.name());
  return passage.transitions.empty() && std::all_of(steps.begin(), steps.end(), [&](const model::Step& step) {
           return has_sql(step, dialect);
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
