#pragma once
#include "framework/report/verification.hpp"
#include "framework/runner/observer.hpp"
#include "framework/workspace/database.hpp"
#include "framework/workspace/history.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace aludel::workspace {

/// Compares the applied revisions with their files, and the version rows with the graph. Throws Error exit 2
/// when the files are wrong, exit 5 without database.
report::Verification verify(const Surroundings& surroundings, const ChosenProject& project, History& history);

struct RepairOptions {
  std::vector<std::string> revisions; ///< empty: all that `verify` complains of, each asked
  std::string reason;                 ///< journaled
  bool yes = false;                   ///< do not ask; the revisions are named then
  std::function<bool(const std::string& question)> ask = {}; ///< empty: there is nobody
};

/// What was settled by word.
struct Repaired {
  graph::Ids accepted; ///< their files count as what was applied
  graph::Ids cleared;  ///< the journal has forgotten how far an attempt had come
  graph::Ids left;     ///< asked, and not consented to
};

/// Accepts files that changed since they were applied, and clears attempts that were cut short. Nothing of
/// the schema is touched, and the kept ways back stay as they are. Throws Error exit 2 without a reason, for
/// a revision that needs none, and where nobody can be asked.
Repaired repair(const Surroundings& surroundings, const ChosenProject& project, History& history,
                const RepairOptions& options, runner::Observer& observer);

} // namespace aludel::workspace
