#pragma once
#include "framework/dialect/volume.hpp"
#include "framework/lint/finding.hpp"
#include "framework/lint/passage.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace aludel::lint {

/// What a database says.
struct Known {
  graph::IdSet deployed;                    ///< what has run on it
  std::string server = {};                  ///< its version; empty: not known
  std::vector<model::QualifiedName> tables; ///< that are there, whoever made them
};

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
  std::optional<Known> database = {};      ///< absent: `target` and `deployed_up_to` of the settings hold
  /// What is about to run, behind what has run: only this is replayed, in this order, and only ways up are
  /// judged. Which waivers are unused is not told then: other dialects and the ways back may need them.
  std::optional<graph::Ids> line = {};
  graph::IdSet modified = {};            ///< what has run, and reads otherwise now
  std::vector<std::string> schemas = {}; ///< that are there though no revision makes them: attached files
};

struct Result {
  Findings findings; ///< by file, line and column; what the project has switched off is not among them
  std::size_t revisions = 0;
  std::size_t statements = 0;                 ///< operations of typed steps, and statements of SQL
  std::map<std::string, std::string> targets; ///< dialect → the version that it was judged for
  /// Of the tables that findings touch, where a database was asked; nullopt: it is not there.
  std::map<model::QualifiedName, std::optional<dialect::Volume>> volumes = {};
};

/// Replays the history on each dialect and judges the chosen revisions. A finding that is the same on every
/// dialect is told once.
Result lint(const Request& request);

} // namespace aludel::lint
