#include "framework/runner/settle.hpp"

#include "framework/base/error.hpp"
#include "framework/dialect/connection_loss.hpp"

#include <utility>

namespace aludel::runner {

namespace {
[[noreturn]] void fail_unsettled(Context& context, const base::Error& failure) {
  if (dialect::is_connection_lost(failure)) throw failure; // whoever asks the next connection knows more
  auto entry = std::move(context.in_flight.front().failed);
  context.in_flight.clear(); // what was sent behind it has not run
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
  context.commit_failed = true;
  throw base::Error(failure.exit(), std::move(diagnostics), failure.sqlstate());
}

} // namespace

void settle(Context& context) {
  try {
    context.session.settle();
  } catch (const base::Error& failure) {
    if (!context.in_flight.empty()) fail_unsettled(context, failure);
    throw;
  }
}

void settle_after(Context& context, const base::Error& failure) {
  if (context.in_flight.empty()) return;
  try {
    context.session.settle();
  } catch (const base::Error& second) {
    if (!context.in_flight.empty()) fail_unsettled(context, second);
    return; // of the same revision as the first failure, which is the one to tell
  }
  if (!context.in_flight.empty()) fail_unsettled(context, failure);
}

} // namespace aludel::runner
