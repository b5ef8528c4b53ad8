#pragma once
#include "framework/base/json.hpp"
#include "framework/graph/graph.hpp"

#include <string>
#include <vector>

namespace aludel::report {

/// An applied revision whose file means something else by now.
struct ChangedRevision {
  graph::RevisionId revision;
  std::string path;
  std::vector<std::string> changes; ///< empty: the text that ran is not kept
};

/// What the database says of the applied revisions, beside their files.
struct Verification {
  std::string database; ///< as it is shown
  graph::Ids rows;
  graph::Ids unknown; ///< rows that no file declares: the database is ahead
  graph::Ids implied; ///< rows that others imply: each stands for itself twice
  std::vector<ChangedRevision> changed;
  graph::Ids unfinished; ///< partly applied, or partly undone
  graph::Ids uncompared; ///< nothing is kept to compare them with
  std::size_t compared = 0;

  bool matches() const { return unknown.empty() && implied.empty() && changed.empty() && unfinished.empty(); }
};

std::string to_text(const Verification& verification);
base::Json to_json(const Verification& verification);

} // namespace aludel::report
