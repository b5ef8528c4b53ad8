#include "framework/graph/resolve.hpp"

#include "framework/base/error.hpp"
#include "framework/graph/complaints.hpp"
#include "framework/graph/words.hpp"

#include <algorithm>

namespace aludel::graph {

namespace {
bool begins(const std::string& text, const std::string& start) {
  return text.compare(0, start.size(), start) == 0;
}

/// Only names of more than three characters may be shortened (Alembic's rule).
bool may_mean(const std::string& name, const std::string& word) {
  return name.size() > 3 && begins(name, word);
}

bool may_mean(const model::RevisionHeader& header, const std::string& word) {
  return may_mean(header.id, word) ||
         std::any_of(header.branch_labels.begin(), header.branch_labels.end(),
                     [&](const auto& label) { return may_mean(label.text, word); });
}

/// The revision of an id, a label, or the start of one of them.
RevisionId looked_up(const Graph& graph, const std::string& word, const std::string& text,
                     const IdSet* within) {
  if (graph.find(word) != nullptr) return word;
  if (const auto* declared_by = graph.labelled(word)) return *declared_by;
  Ids candidates;
  for (const auto& id : graph.ids())
    if (may_mean(*graph.find(id), word) && (within == nullptr || within->count(id) != 0))
      candidates.push_back(id);
  if (candidates.empty()) refuse_unknown(graph, word, text);
  if (candidates.size() > 1)
    refuse("ambiguous-revision", "'" + word + "' is ambiguous: it begins " + listed(candidates),
           "write more of the id");
  return candidates.front();
}

Ids rows_of(const Graph& graph, const Identifier& target, const Rows& current) {
  if (!current)
    refuse("needs-database", "'" + target.text + "' needs a database: 'current' is what is applied there",
           "name a database, or write an id, head or base");
  return sound_rows(graph, *current);
}

Ids one_head(const Graph& graph, const Identifier& target, Ids heads) {
  if (heads.size() > 1) refuse_heads(graph, heads, target.branch.empty() ? "head" : target.branch + "@head");
  return heads;
}

void require_member(const Identifier& target, const RevisionId& id, const IdSet& line) {
  if (line.count(id) == 0)
    refuse("not-on-branch", "revision '" + id + "' is not on the branch of '" + target.branch + "'",
           "leave '" + target.branch + "@' away, or name a revision of that branch");
}

Ids named_on(const Graph& graph, const Identifier& target, const Rows& current, const RevisionId& branch) {
  const auto line = lineage(graph, branch, Edges::versioned);
  if (target.symbol == "base") return {};
  if (target.symbol == "head") return one_head(graph, target, those_in(graph.heads(), line));
  if (target.symbol == "heads") return those_in(graph.heads(), line);
  if (target.symbol == "current") return those_in(rows_of(graph, target, current), line);
  const auto id = looked_up(graph, target.symbol, target.text, &line);
  require_member(target, id, line);
  return {id};
}
} // namespace

Spot branch_of(const Graph& graph, const Identifier& target, const Rows& current) {
  if (target.branch.empty()) return std::nullopt;
  return resolve_one(graph, target.branch, current);
}

Ids named(const Graph& graph, const Identifier& target, const Rows& current) {
  if (const auto branch = branch_of(graph, target, current)) return named_on(graph, target, current, *branch);
  if (target.symbol == "base") return {};
  if (target.symbol == "head") return one_head(graph, target, graph.heads());
  if (target.symbol == "heads") return graph.real_heads();
  if (target.symbol == "current") return rows_of(graph, target, current);
  return {looked_up(graph, target.symbol, target.text, nullptr)};
}

Spot named_spot(const Graph& graph, const Identifier& target, const Rows& current) {
  const auto ids = named(graph, target, current);
  if (ids.size() > 1 && target.symbol == "heads") refuse_heads(graph, ids, target.text);
  if (ids.size() > 1)
    refuse("ambiguous-revision", "'" + target.text + "' is ambiguous: the database is " + position_of(ids),
           "name one of them, or LABEL@current");
  return ids.empty() ? Spot() : Spot(ids.front());
}

Ids resolve(const Graph& graph, std::string_view identifier, const Rows& current) {
  refuse_range(identifier);
  const auto target = parse_identifier(identifier);
  if (target.is_relative())
    refuse("relative-target", "'" + target.text + "' says how far, and not from where",
           "write where it starts: head" + target.text.substr(target.text.find_first_of("+-")) +
               ", or current" + target.text.substr(target.text.find_first_of("+-")));
  if (!target.steps) return named(graph, target, current);
  const auto end =
      walk(graph, named_spot(graph, target, current), target, branch_of(graph, target, current)).end;
  return end ? Ids{*end} : Ids{};
}

RevisionId resolve_one(const Graph& graph, std::string_view identifier, const Rows& current) {
  const auto ids = resolve(graph, identifier, current);
  if (ids.size() == 1) return ids.front();
  if (ids.empty())
    refuse("not-one-revision",
           "'" + std::string(identifier) + "' names no revision: it is where history starts",
           "name a revision");
  refuse("not-one-revision", "'" + std::string(identifier) + "' names " + listed(ids) + ", and one is due",
         "name one of them");
}

void require_known(const Graph& graph, const Ids& current) {
  Ids unknown;
  std::copy_if(current.begin(), current.end(), std::back_inserter(unknown),
               [&](const auto& row) { return graph.find(row) == nullptr; });
  if (unknown.empty()) return;
  std::sort(unknown.begin(), unknown.end());
  throw base::Error(
      base::Exit::mismatch, "database-ahead",
      "the database is ahead of these revisions: it is at " + listed(unknown) +
          ", and no file here declares " + (unknown.size() == 1 ? "it" : "them"),
      "get the newer revisions; or undo them as the database keeps them: aludel downgrade TARGET "
      "--from-database; or, if what the database says is wrong: aludel stamp --purge REV");
}

Ids sound_rows(const Graph& graph, const Ids& current) {
  require_known(graph, current);
  const IdSet rows(current.begin(), current.end());
  auto heads = graph.minimal_heads(rows);
  if (heads.size() == rows.size()) return heads;
  Ids implied;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(implied),
               [&](const auto& row) { return std::find(heads.begin(), heads.end(), row) == heads.end(); });
  refuse("overlapping-heads",
         "the version table holds " + listed(graph.ordered(rows)) + ", but " +
             listed(graph.ordered({implied.begin(), implied.end()})) +
             (implied.size() == 1 ? " is" : " are") + " implied by the others",
         "keep only the newest: aludel stamp --purge " + base::join(heads, " "));
}

void refuse_range(std::string_view target) {
  refuse_url(target);
  if (target.find(':') != std::string_view::npos)
    refuse("range-not-allowed", "'" + std::string(target) + "' is a range, and one target is due",
           "ranges are for history and for scripts (--sql)");
}

} // namespace aludel::graph
