#pragma once
#include "framework/runner/runner.hpp"

/// The commit of a revision that goes along with the next one.
namespace aludel::runner {

/// Waits for it, if it is still on its way. Its failure is journaled and thrown as that of its revision.
void settle(Context& context);

/// The same when the revision behind it failed: that may be the failure of the commit, or have kept it from
/// being sent.
void settle_after(Context& context, const base::Error& failure);

} // namespace aludel::runner
