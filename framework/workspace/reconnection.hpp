#pragma once
#include "framework/runner/observer.hpp"
#include "framework/workspace/database.hpp"

#include <stop_token>

namespace aludel::workspace {

/// Another connection for a run that has lost its own.
class Reconnection {
public:
  /// All outlive it. A new connection is tried for as long as `wait`; `losses` is how often a run may lose it
  /// without getting on between.
  Reconnection(const Surroundings& surroundings, const ChosenProject& project, model::Duration wait,
               int losses, runner::Observer& observer, std::stop_token stop)
      : around_(surroundings),
        project_(project),
        wait_(wait),
        losses_(losses),
        observer_(observer),
        stop_(std::move(stop)) {}

  /// The same database, with the journal of the same run. `reached` grows when the run gets on. Throws the
  /// loss (exit 5), with the way out, when no connection is got, or it was lost too often.
  std::unique_ptr<Database> replace(const Database& lost, const base::Error& loss, std::size_t reached);

private:
  std::unique_ptr<Database> connected(const base::Error& loss, const journal::Author& author) const;

  const Surroundings& around_;
  const ChosenProject& project_;
  model::Duration wait_;
  int losses_;
  runner::Observer& observer_;
  std::stop_token stop_;
  int lost_ = 0; ///< times, since the run last got on
  std::size_t reached_ = 0;
};

/// How many revisions of a plan are behind a database with these version rows. Throws Error exit 1 when the
/// rows are none of the plan's: somebody else has moved the database.
std::size_t behind(const graph::Graph& graph, const plan::Plan& plan, const graph::Ids& rows);

} // namespace aludel::workspace
