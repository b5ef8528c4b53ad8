#pragma once
#include "framework/runner/runner.hpp"

/// A transaction that may succeed later is tried again.
namespace aludel::runner {

/// How often. `retries:` beside a step stands for the transaction that it runs in.
int retries_of(const Context& context, const replay::Work& work);

/// Tells of the attempt that comes, and waits; longer each time. Throws when a stop is asked for meanwhile.
void pause_before(Context& context, int attempt, const base::Error& error);

} // namespace aludel::runner
