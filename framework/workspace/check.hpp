#pragma once
#include "framework/render/rendered.hpp"
#include "framework/workspace/kept_ways.hpp"
#include "framework/workspace/migrate.hpp"

namespace aludel::workspace {

/// A plan that was rendered once, to find everything that speaks against it before anything runs.
struct Checked {
  std::vector<report::PlannedRevision> revisions;
  /// Of the revisions, in the order of the plan; none where nobody compares them.
  std::vector<std::string> checksums;
  std::vector<catalog::Loss> losses;
  base::Diagnostics problems;
};

/// What would run from here.
struct Outlook {
  graph::Ids rows; ///< the version rows that were found
  plan::Plan plan;
  Checked checked; ///< empty when there is nothing to run
  std::shared_ptr<const KeptWays> kept =
      {}; ///< with what of the plan the files do not undo; null: they do all
};

/// Plans, reads the bodies and renders everything once. `database` is null when there is none yet. With
/// `keep` the rendered revisions are kept for a report. Problems of the rendering are thrown, all at once
/// (exit 2).
Outlook look_ahead(History& history, const MigrateOptions& options, const dialect::Dialect& dialect,
                   Database* database, bool keep);

/// The history as the replay of a plan in this direction reads it, on a database with these version rows.
replay::Subject subject_of(History& history, plan::Direction direction, const graph::Ids& rows,
                           const dialect::Dialect& dialect, Database* database);

/// Losses of a downgrade that would really lose something: rows or values that are there now.
std::vector<std::string> real_losses(const std::vector<catalog::Loss>& losses, Database& database);

} // namespace aludel::workspace
