#pragma once
#include "framework/base/clock.hpp"
#include "framework/dialect/session.hpp"
#include "framework/runner/observer.hpp"

#include <stop_token>
#include <string>

namespace aludel::runner {

/// One deployer at a time. Held while the object lives.
class Lock {
public:
  /// Polls until the lock is got, never waiting inside the database (a waiting statement would hold a
  /// snapshot that CREATE INDEX CONCURRENTLY of the holder waits for). Throws Error exit 5 after `wait`,
  /// naming the holder, and exit 130 when asked to stop.
  Lock(dialect::Session& session, const std::string& name, model::Duration wait, const base::Clock& clock,
       Observer& observer, const std::stop_token& stop = {});
  ~Lock();
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

private:
  dialect::Session& session_;
};

} // namespace aludel::runner
