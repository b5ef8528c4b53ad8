#pragma once
#include "framework/replay/work.hpp"

#include <optional>

namespace aludel::replay {

/// The steps that undo what a revision's up did, newest first, from the catalog before it. Nullopt when a
/// step has no inverse; the reasons are in `problems`, each at its step.
std::optional<std::vector<WorkStep>> derived_down(const Subject& subject, const model::Revision& revision,
                                                  const catalog::Catalog& before,
                                                  base::Diagnostics& problems);

} // namespace aludel::replay
