#pragma once
#include "framework/lint/passage.hpp"

#include <optional>
#include <string>
#include <vector>

namespace aludel::lint {

/// A line and a column.
using Position = std::pair<int, int>;

/// From the first byte of a statement to behind its last.
struct Stretch {
  Position first;
  Position last;
};

/// A waiver and what it is for: a statement, a step, or the whole revision.
struct ScopedWaiver {
  model::Waiver waiver;
  const model::Step* step = nullptr;     ///< null: the revision
  std::optional<Stretch> statement = {}; ///< of a comment; absent: the whole step
};

/// The waivers of steps: `allow:` of the revision and of each step, and `-- aludel:allow rule[, rule] reason`
/// in the SQL that a dialect runs, above a statement, or behind it on its last line. One in the middle of a
/// statement, or in a body, is for nothing.
std::vector<ScopedWaiver> waivers_of(const model::RevisionHeader& header, const model::Steps& steps,
                                     const std::vector<const Transition*>& transitions,
                                     const std::string& dialect);

/// Whether it is for what stands there, in that step; null: the finding is about no step alone.
bool covers(const ScopedWaiver& waiver, const model::Step* step, const base::Place& place);

} // namespace aludel::lint
