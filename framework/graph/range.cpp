#include "framework/graph/complaints.hpp"
#include "framework/graph/resolve.hpp"

#include <algorithm>

namespace aludel::graph {

namespace {
struct Sides {
  std::string from, to;
};

Sides sides_of(std::string_view range) {
  refuse_url(range);
  const auto colon = range.find(':');
  if (colon == std::string_view::npos || range.find(':', colon + 1) != std::string_view::npos)
    refuse("bad-range", "'" + std::string(range) + "' is not a range", "write FROM:TO, FROM: or :TO");
  return {std::string(range.substr(0, colon)), std::string(range.substr(colon + 1))};
}

std::optional<Identifier> parsed(const std::string& side) {
  return side.empty() ? std::nullopt : std::optional(parse_identifier(side));
}

bool counts(const std::optional<Identifier>& side) { return side && side->is_relative(); }

void require_direction(const Identifier& side, bool from) {
  if ((*side.steps < 0) == from) return;
  refuse("bad-range", "a range can not " + std::string(from ? "start" : "end") + " at '" + side.text + "'",
         from ? "-N: counts down from where the range ends" : ":+N counts up from where the range starts");
}

/// -N before the end of the range, +N after its start. Going past base is no fault: it shows what there is.
Ids counted(const Graph& graph, Identifier side, const Ids& other, const Ids& current) {
  const auto branch = branch_of(graph, side, current);
  const auto starts = branch ? those_in(other, lineage(graph, *branch, Edges::versioned)) : other;
  if (*side.steps > 0 && starts.empty()) return {*walk(graph, std::nullopt, side, branch).end};
  IdSet ends;
  for (const auto& start : starts) {
    const auto depth = static_cast<int>(graph.ancestors({start}, Edges::versioned).size());
    auto steps = side;
    steps.steps = std::max(*side.steps, -depth);
    if (const auto end = walk(graph, start, steps, branch).end) ends.insert(*end);
  }
  return graph.ordered(ends);
}

Ids resolved(const Graph& graph, const Identifier& side, const Ids& current) {
  return resolve(graph, side.text, current);
}

/// The branch of `LABEL@base:`, which keeps the other lines out.
Spot branch_from_base(const Graph& graph, const std::optional<Identifier>& from, const Ids& current) {
  return from && from->symbol == "base" && !from->steps ? branch_of(graph, *from, current) : std::nullopt;
}

Ids end_of(const Graph& graph, const std::optional<Identifier>& to, const Spot& branch, const Ids& current) {
  const auto ends = to ? resolved(graph, *to, current) : branch ? graph.heads() : graph.real_heads();
  return branch ? those_in(ends, lineage(graph, *branch, Edges::versioned)) : ends;
}

struct Ends {
  Ids from, to;
};

Ends ends_of(const Graph& graph, const Sides& sides, const Ids& current) {
  const auto from = parsed(sides.from), to = parsed(sides.to);
  if (counts(from)) require_direction(*from, true);
  if (counts(to)) require_direction(*to, false);
  if (counts(from) && counts(to))
    refuse("bad-range", "both ends of '" + sides.from + ":" + sides.to + "' are relative to the other",
           "name one of them");
  const auto branch = branch_from_base(graph, from, current);
  Ends ends;
  if (!counts(from) && from) ends.from = resolved(graph, *from, current);
  ends.to = counts(to) ? counted(graph, *to, ends.from, current) : end_of(graph, to, branch, current);
  if (counts(from)) ends.from = counted(graph, *from, ends.to, current);
  return ends;
}
} // namespace

Ids resolve_range(const Graph& graph, std::string_view range, const Ids& current) {
  const auto sides = sides_of(range);
  const auto ends = ends_of(graph, sides, current);
  const auto below = graph.ancestors(ends.to, Edges::all);
  for (const auto& id : ends.from)
    if (below.count(id) == 0)
      refuse("unrelated-range", "'" + id + "' is not below the end of '" + std::string(range) + "'",
             "a range goes from the older to the newer revision, along one line");
  auto found = graph.ordered(below);
  if (!ends.from.empty()) found = those_in(found, graph.descendants(ends.from, Edges::all));
  std::reverse(found.begin(), found.end());
  return found;
}

} // namespace aludel::graph
