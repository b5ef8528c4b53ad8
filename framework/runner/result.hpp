#pragma once
#include "framework/journal/journal.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace aludel::runner {

struct StepResult {
  std::string kind;    ///< "create_table"
  std::string summary; ///< "create_table memories"
  journal::Status status = journal::Status::done;
  std::chrono::milliseconds duration{0};
  std::optional<std::int64_t> rows = {}; ///< as journal::Entry
};

struct RevisionResult {
  model::RevisionId revision;
  std::string message;
  plan::Direction direction = plan::Direction::up;
  journal::Status status = journal::Status::done;
  std::chrono::milliseconds duration{0};
  std::vector<StepResult> steps;
};

struct RunResult {
  std::string run;
  graph::Ids from;
  graph::Ids to;
  std::vector<RevisionResult> revisions;
  std::chrono::milliseconds duration{0}; ///< of the revisions together
};

} // namespace aludel::runner
