#include "cli/progress.hpp"

#include "framework/base/text.hpp"
#include "framework/report/run.hpp"

namespace aludel::cli {

void Progress::waiting_for_lock(const std::optional<dialect::Holder>& holder) {
  terminal_.say("waiting for another deployer" + (holder ? ": " + to_string(*holder) : ""));
}

void Progress::revision_started(const model::RevisionHeader& header, plan::Direction direction,
                                std::size_t number, std::size_t of) {
  started_ = clock_.elapsed();
  revisions_.push_back(std::string(plan::to_string(direction)) + " " + header.id +
                       (header.message.empty() ? "" : ", " + base::on_one_line(header.message)) + " (" +
                       std::to_string(number) + " of " + std::to_string(of) + ")");
  terminal_.progress(revisions_.back());
}

void Progress::step_started(std::size_t number, std::size_t of, std::string_view summary) {
  if (terminal_.verbose)
    terminal_.say("  step " + std::to_string(number) + " of " + std::to_string(of) + ": " +
                  base::on_one_line(summary));
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(clock_.elapsed() - started_);
  terminal_.progress(revisions_.back() + ", step " + std::to_string(number) + " of " + std::to_string(of) +
                     ": " + std::string(summary) + ", " + report::duration_text(took));
}

void Progress::step_skipped(std::string_view summary, std::string_view why) {
  terminal_.say("  skipped " + base::on_one_line(summary) + ": " + std::string(why));
}

void Progress::revision_finished(const model::RevisionHeader&, std::chrono::milliseconds took) {
  terminal_.say(revisions_.front() + ", " + report::duration_text(took));
  revisions_.pop_front();
}

void Progress::resuming(const model::RevisionHeader& header, std::size_t steps_done) {
  terminal_.say("going on with revision " + header.id + " after step " + std::to_string(steps_done) +
                ": an earlier run was cut short");
}

void Progress::retrying(const base::Error& error, int attempt, std::chrono::milliseconds pause) {
  terminal_.say(std::string("trying again in ") + report::duration_text(pause) + " (attempt " +
                std::to_string(attempt + 1) + "): " + error.what());
}

void Progress::connection_lost(const base::Error& error) {
  terminal_.say(std::string("the connection to the database was lost (") + error.what() +
                "); connecting again");
}

void Progress::reconnected() {
  revisions_.clear();
  terminal_.say("connected again, going on");
}

void Progress::warning(std::string_view text) { terminal_.say("warning: " + std::string(text)); }

} // namespace aludel::cli
