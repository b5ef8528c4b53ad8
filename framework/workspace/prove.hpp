#pragma once
#include "framework/replay/work.hpp"
#include "framework/runner/observer.hpp"
#include "framework/workspace/compare.hpp"

#include <functional>
#include <string>
#include <vector>

/// Every revision up, down and up again on a scratch database, compared with what the history says.
namespace aludel::workspace {

enum class Move { up, down, again };

/// One move of one revision.
struct Proof {
  model::RevisionId revision;
  Move move = Move::up;
  std::string not_run;      ///< why it was not tried (an irreversible down); otherwise empty
  base::Diagnostics errors; ///< it could not run
  Difference
      difference; ///< from what was predicted (up), or was before (down) or after (again), to what is there

  bool holds() const { return errors.empty() && difference.empty(); }
};

struct ProveOptions {
  std::string server; ///< URL of a server where a scratch database may be made; for files: any of that kind
  bool for_tests = false;     ///< the server was named for this: what reaches beyond a database may run
  replay::ParamValues params; ///< --set
};

/// Calls `told` after each move. A revision that fails ends the proof: what follows stands on it. Throws
/// Error exit 5 when the server cannot be reached, exit 2 for files that cannot be read and, unless the
/// server is for tests, for statements that reach beyond a scratch database.
std::vector<Proof> prove(const Surroundings& around, const ChosenProject& project, History& history,
                         const ProveOptions& options, runner::Observer& observer,
                         const std::function<void(const Proof&)>& told);

} // namespace aludel::workspace
