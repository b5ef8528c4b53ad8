#pragma once
#include "framework/replay/work.hpp"

#include <optional>

namespace aludel::replay {

/// The catalog once the up steps of a revision have run in it.
void apply_up(const Subject& subject, const model::Revision& revision, catalog::Catalog& catalog);

/// The steps of a revision's way back, whose up ran in the catalog `before`: its own, or derived ones.
/// Nullopt when there is none; the reasons are in `problems`.
std::optional<std::vector<WorkStep>> steps_back(const Subject& subject, const model::Revision& revision,
                                                const catalog::Catalog& before, base::Diagnostics& problems);

} // namespace aludel::replay
