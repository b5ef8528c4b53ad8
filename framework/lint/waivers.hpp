#pragma once
#include "framework/lint/passage.hpp"

#include <map>
#include <string>
#include <vector>

namespace aludel::lint {

/// A waiver and what it is for: a statement, a step, or the whole revision.
struct ScopedWaiver {
  model::Waiver waiver;
  const model::Step* step = nullptr; ///< null: the revision
  int first_line = 0;                ///< of a comment: the statement stands on these lines; 0: the whole step
  int last_line = 0;
};

/// The waivers of steps: `allow:` of the revision and of each step, and `-- aludel:allow rule[, rule] reason`
/// in the SQL that a dialect runs, above a statement, or behind it on its last line.
std::vector<ScopedWaiver> waivers_of(const model::RevisionHeader& header, const model::Steps& steps,
                                     const std::vector<const Transition*>& transitions,
                                     const std::string& dialect);

/// Whether it is for what stands on that line, in that step; null: the finding is about no step alone.
bool covers(const ScopedWaiver& waiver, const model::Step* step, int line);

} // namespace aludel::lint
