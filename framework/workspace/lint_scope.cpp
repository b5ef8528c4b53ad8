#include "framework/workspace/lint_scope.hpp"

#include "framework/graph/target.hpp"
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

/// Those that changed, and what stands on them.
graph::IdSet changed(History& history, const IsChanged& is_changed) {
  graph::Ids ids;
  for (const auto& id : history.graph().ids()) {
    const auto files = files_of(history.body(id));
    if (std::any_of(files.begin(), files.end(), [&](const auto& file) { return is_changed(file.path); }))
      ids.push_back(id);
  }
  return history.graph().descendants(ids, graph::Edges::all);
}

graph::IdSet pending(const graph::Graph& graph, Database* database) {
  const auto plan = plan::plan_upgrade(graph, "heads", heads_of(database));
  return {plan.revisions.begin(), plan.revisions.end()};
}
} // namespace

std::optional<graph::IdSet> lint_scope(History& history, const LintOptions& options, Database* database) {
  std::optional<graph::IdSet> scope;
  const auto keep = [&](const graph::IdSet& ids) {
    if (scope)
      std::erase_if(*scope, [&](const auto& id) { return ids.count(id) == 0; });
    else
      scope = ids;
  };
  if (!options.revisions.empty()) keep(named(history.graph(), options.revisions));
  if (options.is_changed) keep(changed(history, options.is_changed));
  if (options.pending) keep(pending(history.graph(), database));
  return scope;
}

} // namespace aludel::workspace
