#pragma once
#include "framework/base/json.hpp"
#include "framework/graph/graph.hpp"

#include <string>

namespace aludel::report {

/// A script for the engine's own client (`--sql`).
struct Script {
  std::string dialect;
  graph::Ids from;      ///< version rows on which it insists
  graph::Ids to;        ///< … and those that it leaves
  graph::Ids revisions; ///< that it runs, in their order
  std::string sql;
};

/// `{"dialect","from":[],"to":[],"revisions":[],"sql"}`.
base::Json to_json(const Script& script);

} // namespace aludel::report
