#pragma once
#include <vector>

namespace cases {

/// One line of the table: what a verb makes of a target.
struct Case {
  const char* shape;
  const char* rows;   ///< of the version table
  const char* target; ///< several for stamp
  const char* result; ///< ids in order; or "!code", or "!code: part of its message or help"
};

extern const std::vector<Case> upgrades, downgrades, resolutions, ranges, stamps, purges;

} // namespace cases
