#pragma once
#include "framework/render/rendered.hpp"
#include "framework/workspace/migrate.hpp"

namespace aludel::workspace {

/// A plan that was rendered once, to find everything that speaks against it before anything runs.
struct Checked {
  std::vector<report::PlannedRevision> revisions;
  std::vector<std::string> checksums; ///< of the revisions, in the order of the plan
  std::vector<catalog::Loss> losses;
  base::Diagnostics problems;
};

/// `database` is null when there is none yet. With `keep` the rendered revisions are kept for a report.
Checked check(const replay::Subject& subject, const plan::Plan& plan, const MigrateOptions& options,
              const dialect::Dialect& dialect, Database* database, bool keep);

/// What the replay is told of the applied revisions with conditional steps.
replay::Outcomes outcomes(History& history, const graph::IdSet& applied, Database* database);

/// Losses of a downgrade that would really lose something: rows or values that are there now.
std::vector<std::string> real_losses(const std::vector<catalog::Loss>& losses, Database& database);

} // namespace aludel::workspace
