#pragma once
#include "framework/graph/graph.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace aludel::plan {

using graph::Direction;
using graph::Ids;

std::string_view to_string(Direction direction); ///< "up", "down"

/// What runs, in which order, and the version rows before and after.
struct Plan {
  Direction direction = Direction::up;
  Ids from;      ///< version rows now
  Ids to;        ///< version rows when all of it has run
  Ids revisions; ///< in the order in which they run
  std::vector<std::string> warnings;
};

/// Throw what graph::upgrade_route and graph::downgrade_route throw.
Plan plan_upgrade(const graph::Graph& graph, std::string_view target, const Ids& current);
Plan plan_downgrade(const graph::Graph& graph, std::string_view target, const Ids& current);

/// To these version rows, which what is applied leads to (up), or away from (down).
Plan plan_to(const graph::Graph& graph, const Ids& rows, const Ids& current, Direction direction);

/// A digest of what a plan would do: of its version rows, its revisions and their canonical texts. Equal
/// digests run the same steps (`plan -o`, `upgrade --plan`).
std::string fingerprint(const Plan& plan, const std::vector<std::string>& revision_checksums);

} // namespace aludel::plan
