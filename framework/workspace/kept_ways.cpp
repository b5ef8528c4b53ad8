#include "framework/workspace/kept_ways.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"
#include "framework/model/canonical.hpp"

#include <algorithm>

namespace aludel::workspace {

using graph::RevisionId;
using journal::KeptRevision;

namespace {
/// What is kept of a history, by revision.
using Shelf = std::map<RevisionId, KeptRevision>;

Shelf shelf_of(journal::Journal& journal) {
  Shelf shelf;
  for (auto& row : journal.applied()) {
    auto id = row.applied.revision;
    shelf.insert_or_assign(std::move(id), std::move(row));
  }
  return shelf;
}

[[noreturn]] void refuse_unkept(const RevisionId& id, journal::Journal& journal) {
  throw base::Error(
      base::Exit::mismatch, "nothing-kept",
      "the database keeps nothing of revision " + id +
          (journal.keeps_applied() ? "" : ": it was upgraded by an Aludel that kept no ways back"),
      "get the file of that revision, and downgrade without --from-database");
}

/// The graph of the files, and of what is applied without one.
class Merging {
public:
  Merging(const graph::Graph& files, const Shelf& shelf, journal::Journal& journal)
      : files_(files), shelf_(shelf), journal_(journal) {}

  graph::Graph merged(const graph::Ids& rows) {
    for (const auto& id : rows) reach(id);
    for (const auto& id : files_.ids()) headers_.push_back(*files_.find(id));
    base::Diagnostics problems;
    auto graph = graph::Graph::build(std::move(headers_), problems);
    base::throw_if_errors(base::Exit::mismatch, problems);
    return graph;
  }

private:
  void reach(const std::string& word) {
    graph::Ids open{word};
    while (!open.empty()) {
      const auto next = std::move(open.back());
      open.pop_back();
      if (files_.find(next) != nullptr || files_.labelled(next) != nullptr) continue;
      const auto& kept = row_of(next);
      if (!reached_.insert(kept.revision).second) continue;
      headers_.push_back(header_of(kept));
      open.insert(open.end(), kept.parents.begin(), kept.parents.end());
      open.insert(open.end(), kept.depends_on.begin(), kept.depends_on.end());
    }
  }

  /// Of an id, or of a label that something depends on.
  const journal::AppliedRevision& row_of(const std::string& word) const {
    const auto at = shelf_.find(word);
    if (at != shelf_.end()) return at->second.applied;
    for (const auto& [id, row] : shelf_)
      if (std::count(row.applied.labels.begin(), row.applied.labels.end(), word) > 0) return row.applied;
    refuse_unkept(word, journal_);
  }

  /// A label that the files use by now is theirs.
  model::RevisionHeader header_of(const journal::AppliedRevision& kept) const {
    auto header = journal::header_of(kept);
    std::erase_if(header.branch_labels, [&](const auto& label) { return files_.labelled(label.text); });
    return header;
  }

  const graph::Graph& files_;
  const Shelf& shelf_;
  journal::Journal& journal_;
  graph::IdSet reached_;
  std::vector<model::RevisionHeader> headers_;
};

class Planning {
public:
  Planning(History& history, Database& database)
      : history_(history), database_(database), shelf_(shelf_of(*database.journal)) {}

  KeptWays ways(const std::string& target, const graph::Ids& rows) {
    ways_.graph = Merging(history_.graph(), shelf_, *database_.journal).merged(rows);
    ways_.plan = plan::plan_downgrade(ways_.graph, target, rows);
    newest_first();
    auto& revisions = ways_.plan.revisions;
    const auto border = revisions.begin() + static_cast<std::ptrdiff_t>(first_by_file());
    for (auto id = revisions.begin(); id != border; ++id) take_kept(*id);
    ways_.rest = {plan::Direction::down, rows_before(border), ways_.plan.to, {border, revisions.end()}, {}};
    return std::move(ways_);
  }

private:
  /// What is kept fits the database as it was when its revision had just run: the last one goes first, unless
  /// a stamp has changed that order.
  void newest_first() {
    auto revisions = ways_.plan.revisions;
    const auto order = [&](const RevisionId& id) { return shelf_.at(id).order; };
    if (!std::all_of(revisions.begin(), revisions.end(),
                     [&](const auto& id) { return shelf_.count(id) > 0; }))
      return;
    std::stable_sort(revisions.begin(), revisions.end(),
                     [&](const auto& a, const auto& b) { return order(a) > order(b); });
    if (goes_from_the_top(revisions)) ways_.plan.revisions = std::move(revisions);
  }

  /// Each goes before those that it builds on.
  bool goes_from_the_top(const graph::Ids& revisions) const {
    graph::IdSet gone;
    for (const auto& id : revisions) {
      for (const auto& below : ways_.graph.ancestors({id}, graph::Edges::all))
        if (below != id && gone.count(below) > 0) return false;
      gone.insert(id);
    }
    return true;
  }

  graph::IdSet staying() const { return ways_.graph.ancestors(ways_.plan.to, graph::Edges::all); }
  bool has_file(const RevisionId& id) const { return history_.graph().find(id) != nullptr; }

  /// From here to the end of the plan the files know all that is still applied.
  std::size_t first_by_file() {
    const auto stay = staying();
    bool known = std::all_of(stay.begin(), stay.end(), [&](const auto& id) { return is_as_applied(id); });
    auto first = ways_.plan.revisions.size();
    while (known && first > 0) {
      known = is_as_applied(ways_.plan.revisions[first - 1]);
      if (known) --first;
    }
    return first;
  }

  bool is_as_applied(const RevisionId& id) {
    if (!has_file(id)) return false;
    const auto kept = shelf_.find(id);
    if (kept == shelf_.end() || kept->second.applied.checksum.empty()) return true;
    if (!history_.body(id).header.params.empty()) return false; // what they were stands in what is kept
    if (!model::differ(model::checksum(history_.body(id)), kept->second.applied.checksum)) return true;
    ways_.plan.warnings.push_back("the file of revision " + id +
                                  " was changed since it was applied: what it says is not relied on");
    return false;
  }

  void take_kept(const RevisionId& id) {
    const auto row = shelf_.find(id);
    if (row == shelf_.end()) refuse_unkept(id, *database_.journal);
    auto revision = std::make_unique<const runner::Prepared>(
        *database_.dialect, runner::read_way_back(*database_.dialect, row->second.applied));
    require_last(row->second, *revision);
    ways_.kept.push_back(std::move(revision));
  }

  /// A table is made anew as the revision found it: what was added to it since, by a revision that stays,
  /// would be lost.
  void require_last(const KeptRevision& row, const runner::Prepared& revision) const {
    const auto& steps = revision.plan.steps;
    if (std::none_of(steps.begin(), steps.end(), [](const auto& step) { return step.reshapes; })) return;
    for (const auto& id : staying())
      if (const auto other = shelf_.find(id); other != shelf_.end() && other->second.order > row.order)
        throw base::Error(base::Exit::usage, "out-of-order",
                          "the way back of revision " + row.applied.revision +
                              " makes a table anew as it was before revision " + id +
                              ", which was applied after it and stays",
                          "downgrade " + id + " too, or get the files of both and downgrade by them");
  }

  graph::Ids rows_before(graph::Ids::const_iterator border) const {
    graph::IdSet rows(ways_.plan.from.begin(), ways_.plan.from.end());
    for (auto id = ways_.plan.revisions.begin(); id != border; ++id)
      rows = ways_.graph.advance(rows, *id, plan::Direction::down);
    return ways_.graph.ordered(rows);
  }

  History& history_;
  Database& database_;
  const Shelf shelf_;
  KeptWays ways_;
};
} // namespace

KeptWays kept_ways(History& history, const std::string& target, const graph::Ids& rows, Database& database) {
  return Planning(history, database).ways(target, rows);
}

} // namespace aludel::workspace
