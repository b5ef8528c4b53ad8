#pragma once
#include "framework/lint/passage.hpp"

#include <optional>

namespace aludel::lint {

/// Replays the whole history, oldest first, on the scene's dialect; writes its chronicle; and keeps the
/// passages of the chosen revisions: each up, and each down that is written out. The scene stays where it is.
std::vector<PassagePtr> replayed(Scene& scene, const std::optional<graph::IdSet>& chosen);

/// The same of these revisions alone, in this order, and only their ways up.
std::vector<PassagePtr> replayed_up(Scene& scene, const graph::Ids& line,
                                    const std::optional<graph::IdSet>& chosen);

} // namespace aludel::lint
