#include "framework/plan/plan.hpp"

#include "framework/base/json.hpp"
#include "framework/base/sha256.hpp"
#include "framework/graph/target.hpp"

#include <algorithm>

namespace aludel::plan {

namespace {
Plan plan_of(const graph::Graph& graph, graph::Route route, const Ids& current, Direction direction) {
  graph::IdSet rows(current.begin(), current.end());
  for (const auto& id : route.revisions) rows = graph.advance(rows, id, direction);
  return {direction, graph.ordered({current.begin(), current.end()}), graph.ordered(rows),
          std::move(route.revisions), std::move(route.warnings)};
}
} // namespace

std::string_view to_string(Direction direction) { return direction == Direction::up ? "up" : "down"; }

Plan plan_upgrade(const graph::Graph& graph, std::string_view target, const Ids& current) {
  return plan_of(graph, graph::upgrade_route(graph, target, current), current, Direction::up);
}

Plan plan_downgrade(const graph::Graph& graph, std::string_view target, const Ids& current) {
  return plan_of(graph, graph::downgrade_route(graph, target, current), current, Direction::down);
}

Plan plan_to(const graph::Graph& graph, const Ids& rows, const Ids& current, Direction direction) {
  const bool up = direction == Direction::up;
  auto rest = graph.ancestors(up ? rows : current, graph::Edges::all);
  for (const auto& id : graph.ancestors(up ? current : rows, graph::Edges::all)) rest.erase(id);
  auto revisions = graph.ordered(rest);
  if (!up) std::reverse(revisions.begin(), revisions.end());
  return plan_of(graph, {std::move(revisions), {}, {}}, current, direction);
}

std::string fingerprint(const Plan& plan, const std::vector<std::string>& revision_checksums) {
  base::Json text = base::Json::object();
  text.add("direction", to_string(plan.direction)).add("from", plan.from).add("revisions", plan.revisions);
  text.add("checksums", revision_checksums);
  return base::sha256(text.dump());
}

} // namespace aludel::plan
