#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks empty_revision(const Passage& passage) {
  const auto& header = passage.revision.header;
  const bool joins =
      header.down_revisions.size() > 1 || !header.branch_labels.empty() || !header.depends_on.empty();
  if (!passage.revision.up.empty() || joins) return {};
  return {{"this revision does nothing", "write its steps, or remove the file while nothing stands on it"}};
}

} // namespace aludel::lint::rules
