#pragma once
#include "framework/model/duration.hpp"

namespace aludel::runner {

/// The pause behind a failed attempt, of which the first is 0: twice as long each time, up to a limit, and of
/// that from a half to the whole by `chance` (0 to 1), so that those who got into each other's way do not
/// come back together.
model::Duration backoff(int attempt, double chance);

} // namespace aludel::runner
