#pragma once
#include "framework/lint/passage.hpp"

#include <optional>

namespace aludel::lint {

/// Replays the whole history, oldest first, on the scene's dialect; writes its chronicle; and keeps the
/// passages of the chosen revisions: each up, and each down that is written out. The scene stays where it is.
std::vector<PassagePtr> replayed(Scene& scene, const std::optional<graph::IdSet>& chosen);

} // namespace aludel::lint
