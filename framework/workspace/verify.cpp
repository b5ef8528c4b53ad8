#include "framework/workspace/verify.hpp"

#include "framework/base/text.hpp"
#include "framework/model/canonical.hpp"
#include "framework/report/changes.hpp"
#include "framework/workspace/cut_short.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace aludel::workspace {

namespace {
/// What a revision meant when it was applied.
struct Meant {
  std::string checksum;
  std::string canonical; ///< empty: not kept
};

/// A database that was upgraded by an older Aludel has checksums alone.
std::map<graph::RevisionId, Meant> meant(journal::Journal& journal) {
  std::map<graph::RevisionId, Meant> all;
  for (auto& [id, checksum] : journal.checksums()) all[id] = {checksum, ""};
  for (auto& row : journal.applied()) // without a checksum where it was stamped
    all[row.applied.revision] = {std::move(row.applied.checksum), std::move(row.applied.canonical)};
  return all;
}

std::vector<std::string> changes(const Meant& was, const model::Revision& is) {
  const auto text = base::Json::parse(was.canonical);
  return text ? report::changes(*text, model::canonical(is)) : std::vector<std::string>{};
}

void compare(report::Verification& found, History& history, const graph::IdSet& applied,
             journal::Journal& journal) {
  const auto known = meant(journal);
  for (const auto& id : history.graph().ordered(applied)) {
    const auto was = known.find(id);
    const auto is = model::checksum(history.body(id));
    const bool other_form =
        was != known.end() && was->second.checksum != is && !model::differ(was->second.checksum, is);
    if (was == known.end() || was->second.checksum.empty() || other_form) {
      found.uncompared.push_back(id);
      continue;
    }
    ++found.compared;
    if (model::differ(was->second.checksum, is))
      found.changed.push_back({id, history.path(id), changes(was->second, history.body(id))});
  }
}

graph::Ids implied_rows(const graph::Graph& graph, const graph::Ids& rows) {
  graph::Ids implied;
  const auto heads = graph.minimal_heads({rows.begin(), rows.end()});
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(implied),
               [&](const auto& row) { return std::find(heads.begin(), heads.end(), row) == heads.end(); });
  return implied;
}

graph::Ids unfinished(const graph::Graph& graph, Database& database) {
  graph::IdSet ids;
  for (const auto& attempt : left_unfinished(database))
    if (graph.find(attempt.revision) != nullptr || !database.journal->applied(attempt.revision).empty())
      ids.insert(attempt.revision);
  return {ids.begin(), ids.end()};
}

/// What a row without a file stands on is in what is kept, where the parts of one that is not whole are too.
void add_kept(graph::IdSet& applied, const graph::Graph& graph, journal::Journal& journal) {
  graph::IdSet in_part;
  for (const auto& attempt : journal.unfinished())
    if (attempt.direction == "up") in_part.insert(attempt.revision);
  for (const auto& row : journal.applied())
    if (graph.find(row.applied.revision) != nullptr && in_part.count(row.applied.revision) == 0)
      applied.insert(row.applied.revision);
}
} // namespace

report::Verification verify(const Surroundings& around, const ChosenProject& project, History& history) {
  const auto& graph = history.graph_to_run();
  history.load_bodies();
  auto database = connect(around, project, Missing::refuse, project.settings.wait);
  require_whole(database, around);
  report::Verification found;
  found.database = database.shown_url;
  found.rows = database.journal->heads();
  graph::Ids known;
  for (const auto& id : found.rows) (graph.find(id) != nullptr ? known : found.unknown).push_back(id);
  found.implied = implied_rows(graph, known);
  if (!database.journal->installed()) return found;
  auto applied = graph.ancestors(known, graph::Edges::all);
  if (!found.unknown.empty()) add_kept(applied, graph, *database.journal);
  compare(found, history, applied, *database.journal);
  found.unfinished = unfinished(graph, database);
  return found;
}

} // namespace aludel::workspace
