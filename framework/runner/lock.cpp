#include "framework/runner/lock.hpp"

#include "framework/base/error.hpp"
#include "framework/runner/interrupt.hpp"

#include <algorithm>

namespace aludel::runner {

namespace {
constexpr model::Duration first_pause{10};
constexpr model::Duration longest_pause{250};
constexpr model::Duration told_every{5'000};

base::Error not_got(const std::optional<dialect::Holder>& holder, model::Duration wait) {
  base::Diagnostic why{base::Severity::error,
                       "locked",
                       "another deployer holds the lock" + (holder ? ": " + to_string(*holder) : "") +
                           "; waited " + model::to_string(wait),
                       "run it again when the other one has finished, or wait longer with --wait",
                       {}};
  if (holder) why.details = base::Json::object().add("holder", to_json(*holder));
  return {base::Exit::unreachable, std::move(why)};
}
} // namespace

Lock::Lock(dialect::Session& session, const std::string& name, model::Duration wait, const base::Clock& clock,
           Observer& observer, const std::stop_token& stop)
    : session_(session) {
  const auto start = clock.elapsed();
  auto pause = first_pause;
  auto tell_at = start;
  while (!session.try_lock(name)) {
    const auto now = clock.elapsed();
    if (now - start >= wait) throw not_got(session.lock_holder(name), wait);
    if (now >= tell_at) {
      observer.waiting_for_lock(session.lock_holder(name));
      tell_at = now + told_every;
    }
    runner::pause(clock, pause, stop);
    pause = std::min(longest_pause, pause * 2);
  }
}

Lock::~Lock() { session_.unlock(); }

} // namespace aludel::runner
