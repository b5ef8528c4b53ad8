#pragma once
#include "framework/plan/plan.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace aludel::journal {

/// An applied revision as the database keeps it: without its file it can be named, compared and undone.
struct AppliedRevision {
  graph::RevisionId revision;
  std::vector<std::string> parents = {}; ///< as its file had them
  std::vector<std::string> depends_on = {};
  std::vector<std::string> labels = {};
  std::string message = {};
  std::string checksum = {};  ///< empty: what it meant was not known (stamped)
  std::string canonical = {}; ///< the text that the checksum is over
  std::string down = {};      ///< JSON: what undoes it, or why nothing is kept (runner/way_back.hpp)
};

/// The same with how it came there.
struct KeptRevision {
  AppliedRevision applied;
  std::int64_t order = 0; ///< grows with each revision that is applied
  std::string who = {};
  std::string run = {};
  std::optional<std::chrono::system_clock::time_point> at = {}; ///< absent where it cannot be read
};

/// What a row holds of a revision's header.
AppliedRevision applied_from(const model::RevisionHeader& header);
/// The header again, as far as it is kept.
model::RevisionHeader header_of(const AppliedRevision& revision);

} // namespace aludel::journal
