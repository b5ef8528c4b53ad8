#pragma once
#include "framework/lint/finding.hpp"
#include "framework/lint/passage.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace aludel::lint {

/// What is judged, and by what.
struct Request {
  const graph::Graph& graph;
  replay::Bodies bodies;      ///< of every revision: all are replayed
  dialect::Dialects dialects; ///< at least one
  const model::LintSettings& settings;
  model::Duration lock_timeout{};          ///< that the runner sets; zero: none
  std::optional<graph::IdSet> chosen = {}; ///< whose findings are told; absent: of all
  std::vector<std::string> rules = {};     ///< only these rules; empty: all
  std::string today = {};                  ///< "2026-11-21", by which waivers expire
};

struct Result {
  Findings findings; ///< by file, line and column; what the project has switched off is not among them
  std::size_t revisions = 0;
  std::size_t statements = 0;                 ///< operations of typed steps, and statements of SQL
  std::map<std::string, std::string> targets; ///< dialect → the version that it was judged for
};

/// Replays the history on each dialect and judges the chosen revisions. A finding that is the same on every
/// dialect is told once.
Result lint(const Request& request);

} // namespace aludel::lint
