#include "framework/workspace/lint_scope.hpp"

#include "framework/graph/target.hpp"
#include "framework/model/canonical.hpp"
#include "framework/workspace/revision_files.hpp"

#include <algorithm>

namespace aludel::workspace {

namespace {
graph::IdSet named(const graph::Graph& graph, const std::vector<std::string>& identifiers) {
  graph::IdSet ids;
  for (const auto& one : identifiers)
    for (auto& id : one.find(':') == std::string::npos ? graph::resolve(graph, one)
                                                       : graph::resolve_range(graph, one, {}))
      ids.insert(std::move(id));
  return ids;
}

graph::IdSet pending(const graph::Graph& graph, Database* database) {
  const auto plan = plan::plan_upgrade(graph, "heads", heads_of(database));
  return {plan.revisions.begin(), plan.revisions.end()};
}
} // namespace

std::optional<graph::Ids> changed(History& history, const LintOptions& options) {
  if (!options.is_changed) return std::nullopt;
  graph::Ids ids;
  for (const auto& id : history.graph().ids()) {
    const auto files = files_of(history.body(id));
    if (std::any_of(files.begin(), files.end(),
                    [&](const auto& file) { return options.is_changed(file.path); }))
      ids.push_back(id);
  }
  return ids;
}

std::optional<graph::IdSet> lint_scope(History& history, const LintOptions& options,
                                       const std::optional<graph::Ids>& changed, Database* database) {
  std::optional<graph::IdSet> scope;
  const auto keep = [&](const graph::IdSet& ids) {
    if (scope)
      std::erase_if(*scope, [&](const auto& id) { return ids.count(id) == 0; });
    else
      scope = ids;
  };
  if (!options.revisions.empty()) keep(named(history.graph(), options.revisions));
  if (changed) keep(history.graph().descendants(*changed, graph::Edges::all));
  if (options.pending) keep(pending(history.graph(), database));
  return scope;
}

graph::IdSet modified(History& history, const std::optional<graph::Ids>& changed,
                      const std::string& deployed_up_to, Database* database) {
  graph::IdSet ids;
  if (changed && !deployed_up_to.empty()) {
    const auto& graph = history.graph();
    const auto deployed = graph.ancestors(graph::resolve(graph, deployed_up_to), graph::Edges::all);
    for (const auto& id : *changed)
      if (deployed.count(id) > 0) ids.insert(id);
  }
  if (database == nullptr) return ids;
  for (const auto& [id, checksum] : database->journal->checksums())
    if (history.graph().find(id) != nullptr && model::checksum(history.body(id)) != checksum) ids.insert(id);
  return ids;
}

} // namespace aludel::workspace
