#include "framework/graph/complaints.hpp"
#include "framework/graph/resolve.hpp"
#include "framework/graph/words.hpp"

#include <algorithm>

namespace aludel::graph {

namespace {
[[noreturn]] void refuse_direction(const Identifier& target) {
  const bool up = *target.steps > 0;
  refuse("wrong-direction", "'" + target.text + "' goes " + (up ? "up" : "down"),
         std::string("aludel ") + (up ? "upgrade " : "downgrade ") + target.text);
}

/// Of several rows the branch picks one; without a row on it, what is applied of it; else base.
Ids starts_upwards(const Graph& graph, const Ids& rows, const Spot& branch) {
  if (!branch) return rows;
  const auto line = lineage(graph, *branch, Edges::versioned);
  if (auto on_line = those_in(rows, line); !on_line.empty()) return on_line;
  const auto active = those_in(graph.ordered(graph.ancestors(rows, Edges::all)), line);
  return graph.minimal_heads({active.begin(), active.end()});
}

Ids upgrade_targets(const Graph& graph, const Identifier& target, const Ids& rows) {
  if (!target.steps) return named(graph, target, rows);
  const auto branch = branch_of(graph, target, rows);
  if (!target.is_relative()) {
    const auto end = walk(graph, named_spot(graph, target, rows), target, branch).end;
    return end ? Ids{*end} : Ids{};
  }
  if (*target.steps < 0) refuse_direction(target);
  const auto starts = starts_upwards(graph, rows, branch);
  if (starts.size() > 1)
    refuse("ambiguous-start", "'" + target.text + "' is ambiguous: the database is " + position_of(starts),
           "say which: LABEL@+N, REV+N, or the id of the revision to reach");
  return {*walk(graph, starts.empty() ? Spot() : Spot(starts.front()), target, branch).end};
}

/// What a downgrade takes away: the roots, and all that is applied on top of them.
struct Descent {
  Ids targets;
  Ids roots;
  std::vector<std::string> warnings;
};

Ids spot_ids(const Spot& spot) { return spot ? Ids{*spot} : Ids{}; }

/// The row from which `-N` counts, and what to warn of.
RevisionId start_downwards(const Graph& graph, const Identifier& target, const Ids& rows, Descent& descent) {
  if (const auto branch = branch_of(graph, target, rows)) {
    const auto on_line = those_in(rows, lineage(graph, *branch, Edges::versioned));
    if (on_line.empty())
      refuse("not-applied",
             "nothing of the branch of '" + target.branch + "' is a head of the database, which is " +
                 position_of(rows),
             "name the revision to go down to");
    if (on_line.size() > 1)
      refuse("ambiguous-start", "'" + target.text + "' is ambiguous: the database is " + position_of(on_line),
             "name the revision to go down to");
    return on_line.front();
  }
  if (rows.size() > 1)
    descent.warnings.push_back("'" + target.text + "' is ambiguous, for the database is " +
                               position_of(rows) + ": going down from '" + rows.front() +
                               "' (say which: LABEL@" + target.text +
                               ", or name the revision to go down to)");
  return rows.front();
}

Descent descend_relative(const Graph& graph, const Identifier& target, const Ids& rows) {
  if (*target.steps > 0) refuse_direction(target);
  if (rows.empty()) refuse_overrun(target, 0, "base");
  Descent descent;
  const auto start = start_downwards(graph, target, rows, descent);
  const auto walked = walk(graph, start, target);
  descent.targets = spot_ids(walked.end);
  descent.roots = {*walked.last_left};
  return descent;
}

Ids children_on(const Graph& graph, const RevisionId& id, const Spot& branch) {
  const auto children = graph.children(id);
  return branch ? those_in(children, lineage(graph, *branch, Edges::versioned)) : children;
}

/// Base is where all lines start; of a branch, where that branch starts: never what other branches stand on.
Ids roots_above(const Graph& graph, const Spot& spot, const Spot& branch) {
  if (spot) return children_on(graph, *spot, branch);
  return branch ? Ids{graph.line_start(*branch)} : graph.bases();
}

Descent descend(const Graph& graph, const Identifier& target, const Ids& rows) {
  if (target.is_relative()) return descend_relative(graph, target, rows);
  const auto branch = branch_of(graph, target, rows);
  if (!target.steps && target.symbol == "current") return {named(graph, target, rows), {}, {}};
  const auto spot = named_spot(graph, target, rows);
  if (!target.steps) return {spot_ids(spot), roots_above(graph, spot, branch), {}};
  const auto walked = walk(graph, spot, target, branch);
  if (!walked.end) return {{}, {*walked.last_left}, {}};
  return {{*walked.end}, children_on(graph, *walked.end, branch), {}};
}

[[noreturn]] void refuse_descent(const Identifier& target, const RevisionId& to, const Ids& rows,
                                 bool applied) {
  const auto where = "the database is " + position_of(rows);
  if (!applied)
    refuse("not-downgrade-target", "'" + to + "' is not applied, so it can not be gone down to: " + where,
           rows.empty() ? "there is nothing to go down from" : "name a revision below " + listed(rows));
  refuse("not-downgrade-target",
         "nothing that follows '" + to + "'" +
             (target.branch.empty() ? "" : " on the branch of '" + target.branch + "'") +
             " is applied: " + where,
         "what depends on it goes when its own parent is named");
}
} // namespace

Route upgrade_route(const Graph& graph, std::string_view target, const Ids& current) {
  const auto rows = sound_rows(graph, current);
  refuse_range(target);
  Route route;
  route.targets = upgrade_targets(graph, parse_identifier(target), rows);
  auto needed = graph.ancestors(route.targets, Edges::all);
  for (const auto& id : graph.ancestors(rows, Edges::all)) needed.erase(id);
  route.revisions = graph.ordered(needed);
  return route;
}

Route downgrade_route(const Graph& graph, std::string_view target, const Ids& current) {
  const auto rows = sound_rows(graph, current);
  refuse_range(target);
  const auto identifier = parse_identifier(target);
  auto descent = descend(graph, identifier, rows);
  const auto active = graph.ancestors(rows, Edges::all);
  auto removed = those_in(graph.ordered(graph.descendants(descent.roots, Edges::all)), active);
  const auto is_row = [&](const auto& id) { return std::find(rows.begin(), rows.end(), id) != rows.end(); };
  if (removed.empty() && !descent.targets.empty() && !is_row(descent.targets.front()))
    refuse_descent(identifier, descent.targets.front(), rows, active.count(descent.targets.front()) != 0);
  std::reverse(removed.begin(), removed.end());
  return {std::move(removed), std::move(descent.targets), std::move(descent.warnings)};
}

} // namespace aludel::graph
