#pragma once
#include "framework/base/json.hpp"
#include "framework/lint/lint.hpp"

#include <map>
#include <string>
#include <vector>

namespace aludel::report {

/// What the lint says of revisions that are about to run.
struct Verdict {
  std::string mode = "on"; ///< as written behind --lint: on, strict, off
  graph::Ids from;         ///< the version rows that were found
  lint::Result result;
  base::Severity least = base::Severity::error;   ///< of what stops the run
  bool stops = false;                             ///< nothing may run
  std::map<model::RevisionId, std::string> notes; ///< for the journal: what was said to the lint
  std::vector<std::string> idle;                  ///< rules of --allow that accepted nothing
};

/// Its errors and warnings, as `lint` tells them; empty when there are none.
std::string to_text(const Verdict& verdict, bool colour);

/// Lays the members of a verdict beside what is there: `findings`, `tables` and `lint`, the mode.
void add_to(base::Json& json, const Verdict& verdict);

} // namespace aludel::report
