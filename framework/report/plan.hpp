#pragma once
#include "framework/base/json.hpp"
#include "framework/render/rendered.hpp"
#include "framework/report/verdict.hpp"

#include <string>
#include <vector>

namespace aludel::report {

struct PlannedOperation {
  std::size_t step = 0; ///< its place among those of its direction
  std::string kind;
  std::string summary;
  std::string description;
  std::vector<std::string> sql;
  std::vector<std::string> notes;
  std::string lock;
  bool rewrites = false;
  bool scans = false;
  bool reversible = false;
  bool outside = false;           ///< runs outside the revision's transaction
  std::string condition;          ///< of `when:`; empty: none
  std::vector<std::string> loses; ///< "the rows of memories"
  std::string unresolved;         ///< table whose shape is read when the step runs
};

struct PlannedRevision {
  std::string revision;
  std::string message;
  plan::Direction direction = plan::Direction::up;
  std::string transaction; ///< revision, step, none
  bool applies = true;     ///< false: not for this dialect
  std::vector<PlannedOperation> operations;
};

/// What `plan` shows and `upgrade --dry-run` would run.
struct PlanReport {
  std::string target; ///< as the user wrote it
  graph::Ids from;
  graph::Ids to;
  std::string database; ///< without password
  std::vector<PlannedRevision> revisions;
  std::vector<std::string> warnings;
  std::string fingerprint;
  Verdict verdict = {}; ///< of the lint
};

PlannedRevision planned(const render::RenderedRevision& revision);

std::string to_text(const PlanReport& plan);
base::Json to_json(const PlanReport& plan);

} // namespace aludel::report
