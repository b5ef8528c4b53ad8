#pragma once
#include "framework/journal/journal.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace aludel::runner {

/// What a run tells while it runs. Revisions finish in the order in which they start, but the next may start
/// before it is known that the one before is committed. Every method does nothing unless overridden; the
/// runner never prints.
class Observer {
public:
  virtual ~Observer() = default;
  virtual void waiting_for_lock(const std::optional<dialect::Holder>& /*holder*/) {}
  virtual void revision_started(const model::RevisionHeader& /*header*/, plan::Direction,
                                std::size_t /*number*/, std::size_t /*of*/) {}
  virtual void step_started(std::size_t /*number*/, std::size_t /*of*/, std::string_view /*summary*/) {}
  virtual void step_skipped(std::string_view /*summary*/, std::string_view /*why*/) {}
  virtual void revision_finished(const model::RevisionHeader& /*header*/, std::chrono::milliseconds) {}
  virtual void resuming(const model::RevisionHeader& /*header*/, std::size_t /*steps_done*/) {}
  virtual void retrying(const base::Error& /*error*/, int /*attempt*/, std::chrono::milliseconds /*pause*/) {}
  /// The connection is gone, and another is tried for.
  virtual void connection_lost(const base::Error& /*error*/) {}
  /// The run goes on with another connection: what has started and not finished starts again.
  virtual void reconnected() {}
  virtual void warning(std::string_view /*text*/) {}
};

} // namespace aludel::runner
