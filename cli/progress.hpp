#pragma once
#include "cli/terminal.hpp"
#include "framework/runner/observer.hpp"

#include <deque>
#include <string>

namespace aludel::cli {

/// Tells a run on stderr: one line that moves on a terminal, a line a revision elsewhere.
class Progress final : public runner::Observer {
public:
  Progress(const Terminal& terminal, const base::Clock& clock) : terminal_(terminal), clock_(clock) {}

  void waiting_for_lock(const std::optional<dialect::Holder>& holder) override;
  void revision_started(const model::RevisionHeader& header, plan::Direction direction, std::size_t number,
                        std::size_t of) override;
  void step_started(std::size_t number, std::size_t of, std::string_view summary) override;
  void step_skipped(std::string_view summary, std::string_view why) override;
  void revision_finished(const model::RevisionHeader& header, std::chrono::milliseconds took) override;
  void resuming(const model::RevisionHeader& header, std::size_t steps_done) override;
  void connection_lost(const base::Error& error) override;
  void reconnected() override;
  void retrying(const base::Error& error, int attempt, std::chrono::milliseconds pause) override;
  void warning(std::string_view text) override;

private:
  const Terminal& terminal_;
  const base::Clock& clock_;
  std::deque<std::string> revisions_; ///< not finished yet: "up 9c4f1b7a2e30, enhance memory (2 of 9)"
  std::chrono::steady_clock::time_point started_;
};

} // namespace aludel::cli
