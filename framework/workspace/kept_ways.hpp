#pragma once
#include "framework/plan/plan.hpp"
#include "framework/runner/prepared.hpp"
#include "framework/workspace/database.hpp"
#include "framework/workspace/history.hpp"

#include <memory>
#include <string>
#include <vector>

namespace aludel::workspace {

/// A downgrade with the ways back that the database keeps: of revisions without a file, and of those whose
/// file is not what was applied. What the files still tell is undone by them, as ever.
struct KeptWays {
  graph::Graph graph; ///< of the files, and of the applied revisions that have none
  plan::Plan plan;
  std::vector<std::unique_ptr<const runner::Prepared>> kept; ///< the first revisions of the plan
  plan::Plan rest;                                           ///< those behind them, by the files
};

/// Plans it from these version rows. Throws Error exit 4 when nothing is kept of a revision that has no file,
/// exit 2 when there is no way back, or it would undo what another revision has built on.
KeptWays kept_ways(History& history, const std::string& target, const graph::Ids& rows, Database& database);

} // namespace aludel::workspace
