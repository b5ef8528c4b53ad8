#include "framework/workspace/reconnection.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"
#include "framework/runner/interrupt.hpp"

#include <algorithm>

namespace aludel::workspace {

namespace {
constexpr model::Duration first_pause{100};
constexpr model::Duration longest_pause{2'000};

/// What was sent last may have happened; the next call reads it back.
base::Error given_up(const base::Error& loss, const std::string& why) {
  auto diagnostics = loss.diagnostics();
  auto& help = diagnostics.front().help;
  help += (help.empty() ? "" : "; ") + why +
          ": run the same command again when the database can be reached; it reads back what was committed "
          "and goes on from there";
  return {loss.exit(), std::move(diagnostics), loss.sqlstate()};
}

std::string named(const graph::Ids& rows) { return rows.empty() ? "base" : base::join(rows, ", "); }
} // namespace

std::unique_ptr<Database> Reconnection::replace(const Database& lost, const base::Error& loss,
                                                std::size_t reached) {
  lost_ = reached > reached_ ? 1 : lost_ + 1;
  reached_ = reached;
  if (lost_ > losses_)
    throw given_up(loss, lost_ == 1 ? "the project allows no retries"
                                    : "the connection was lost " + std::to_string(lost_) +
                                          " times without getting on");
  observer_.connection_lost(loss);
  return connected(loss, lost.journal->author());
}

std::unique_ptr<Database> Reconnection::connected(const base::Error& loss,
                                                  const journal::Author& author) const {
  const auto end = around_.clock.elapsed() + wait_;
  for (auto pause = first_pause;; pause = std::min(longest_pause, pause * 2)) {
    try {
      return std::make_unique<Database>(connect_again(around_, project_, wait_, author));
    } catch (const base::Error& error) {
      if (around_.clock.elapsed() + pause > end)
        throw given_up(loss, std::string("no other connection was got (") + error.what() + ")");
    }
    runner::pause(around_.clock, pause, stop_);
  }
}

std::size_t behind(const graph::Graph& graph, const plan::Plan& plan, const graph::Ids& rows) {
  const graph::IdSet wanted(rows.begin(), rows.end());
  graph::IdSet at(plan.from.begin(), plan.from.end());
  std::size_t count = 0;
  for (; at != wanted; ++count) {
    if (count == plan.revisions.size())
      throw base::Error(base::Exit::failed, "moved-meanwhile",
                        "while the connection was lost, somebody else moved the database to " + named(rows) +
                            ", which is no place of this run",
                        "look at `aludel log` and `aludel current`, then run it again");
    at = graph.advance(at, plan.revisions[count], plan.direction);
  }
  return count;
}

} // namespace aludel::workspace
