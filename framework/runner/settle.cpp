#include "framework/runner/settle.hpp"

#include "framework/base/error.hpp"

#include <utility>

namespace aludel::runner {

namespace {
[[noreturn]] void fail_unsettled(Context& context, const base::Error& failure) {
  auto entry = *std::exchange(context.unsettled, std::nullopt);
  context.session.rollback();
  entry.finished = context.clock.now();
  auto diagnostics = failure.diagnostics();
  entry.error = diagnostics.front().message;
  try {
    context.journal.write({entry});
  } catch (const base::Error& second) {
    context.observer.warning(std::string("the failure could not be journaled: ") + second.what());
  }
  diagnostics.front().message = "revision " + entry.revision + ": " + diagnostics.front().message;
  throw base::Error(failure.exit(), std::move(diagnostics));
}

} // namespace

void settle(Context& context) {
  try {
    context.session.settle();
  } catch (const base::Error& failure) {
    if (context.unsettled) fail_unsettled(context, failure);
    throw;
  }
}

void settle_after(Context& context, const base::Error& failure) {
  if (!context.unsettled) return;
  try {
    context.session.settle();
  } catch (const base::Error& second) {
    if (context.unsettled) fail_unsettled(context, second);
    return; // of the same revision as the first failure, which is the one to tell
  }
  if (context.unsettled) fail_unsettled(context, failure);
}

} // namespace aludel::runner
