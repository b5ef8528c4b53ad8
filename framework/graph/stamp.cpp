#include "framework/graph/complaints.hpp"
#include "framework/graph/resolve.hpp"
#include "framework/graph/words.hpp"

namespace aludel::graph {

namespace {
/// One target of a stamp: revisions, or base, of everything or of one branch.
struct Mark {
  Ids ids;
  Spot branch;
};

std::vector<Mark> read(const Graph& graph, const std::vector<std::string>& targets, const Ids& current) {
  std::vector<Mark> marks;
  for (const auto& target : targets)
    marks.push_back({resolve(graph, target, current), branch_of(graph, parse_identifier(target), current)});
  return marks;
}

void refuse_overlap(const Graph& graph, const std::vector<Mark>& marks) {
  IdSet all;
  for (const auto& mark : marks) all.insert(mark.ids.begin(), mark.ids.end());
  const auto heads = graph.minimal_heads(all);
  if (heads.size() < all.size())
    refuse("overlapping-targets",
           "of " + listed(graph.ordered(all)) +
               " some imply others, so they can not all be heads of a database",
           "stamp only the newest: " + base::join(heads, " "));
}

/// As a downgrade to the branch's base would leave it: what else is applied keeps its rows.
IdSet without_branch(const Graph& graph, const IdSet& rows, const RevisionId& branch) {
  auto stay = graph.ancestors({rows.begin(), rows.end()}, Edges::all);
  for (const auto& gone : graph.descendants({graph.line_start(branch)}, Edges::all)) stay.erase(gone);
  const auto heads = graph.minimal_heads(stay);
  return {heads.begin(), heads.end()};
}

IdSet marked(const Graph& graph, IdSet rows, const Mark& mark) {
  if (mark.ids.empty()) return mark.branch ? without_branch(graph, rows, *mark.branch) : IdSet();
  for (const auto& id : mark.ids) {
    const auto line = lineage(graph, id, Edges::all);
    std::erase_if(rows, [&](const auto& row) { return line.count(row) != 0; });
    rows.insert(id);
  }
  return rows;
}
} // namespace

IdSet stamped(const Graph& graph, const std::vector<std::string>& targets, const Ids& current, bool purge) {
  if (!purge) require_known(graph, current);
  const auto marks = read(graph, targets, current);
  refuse_overlap(graph, marks);
  IdSet rows;
  if (!purge) rows.insert(current.begin(), current.end());
  for (const auto& mark : marks) rows = marked(graph, std::move(rows), mark);
  sound_rows(graph, {rows.begin(), rows.end()});
  return rows;
}

} // namespace aludel::graph
