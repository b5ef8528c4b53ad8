#include "framework/report/revisions.hpp"

#include "framework/base/clock.hpp"
#include "framework/base/text.hpp"
#include "framework/report/words.hpp"

#include <algorithm>

namespace aludel::report {

namespace {
std::vector<std::string> words(const std::vector<model::Located>& list) {
  std::vector<std::string> texts;
  for (const auto& item : list) texts.push_back(item.text);
  return texts;
}

/// A head that something depends on has no row of its own in a database at `heads`.
bool is_effective_head(const graph::Graph& graph, const model::RevisionId& id) {
  const auto real = graph.real_heads();
  return graph.is_head(id) && std::find(real.begin(), real.end(), id) == real.end();
}

std::string label_mark(const graph::Graph& graph, const model::RevisionId& id) {
  const auto labels = graph.labels(id);
  return labels.empty() ? "" : " (" + base::join(labels, ", ") + ")";
}

std::string state_marks(const graph::Graph& graph, const model::RevisionId& id, const Marks& marks) {
  std::string text;
  if (graph.is_head(id)) text += is_effective_head(graph, id) ? " (effective head)" : " (head)";
  if (marks.rows.count(id) > 0)
    text += " (current)";
  else if (marks.has_run(id) == false)
    text += " (pending)";
  return text;
}

std::string shape_marks(const graph::Graph& graph, const model::RevisionId& id) {
  std::string text;
  if (graph.is_branch_point(id)) text += " (branchpoint)";
  if (graph.is_merge_point(id)) text += " (mergepoint)";
  return text;
}

std::string line(std::string_view name, const std::string& value) {
  return value.empty()
             ? ""
             : std::string(name) + std::string(16 - name.size(), ' ') + base::on_one_line(value) + "\n";
}
} // namespace

std::optional<bool> Marks::has_run(const model::RevisionId& id) const {
  if (!applied) return std::nullopt;
  if (applied->count(id) > 0) return true;
  return unknown.empty() ? std::optional(false) : std::nullopt;
}

std::string unknown_line(const model::RevisionId& id, const journal::KeptRevision* kept) {
  auto text = rows_text({id}) + " (ahead: no file here declares it)";
  if (kept == nullptr) return text;
  if (!kept->applied.message.empty()) text += ", " + base::on_one_line(kept->applied.message);
  if (kept->at) text += ", applied " + base::iso8601(*kept->at, false);
  return kept->who.empty() ? text : text + " by " + base::on_one_line(kept->who);
}

std::string head_line(const graph::Graph& graph, const model::RevisionId& id, const Marks& marks) {
  return id + label_mark(graph, id) + state_marks(graph, id, marks);
}

std::string history_line(const graph::Graph& graph, const model::RevisionId& id, const Marks& marks) {
  const auto parents = graph.parents(id);
  const auto dependencies = graph.dependencies(id);
  std::string text = parents.empty() ? "<base>" : base::join(parents, ", ");
  if (!dependencies.empty()) text += " (" + base::join(dependencies, ", ") + ")";
  text += " -> " + id + label_mark(graph, id) + state_marks(graph, id, marks) + shape_marks(graph, id);
  const auto& message = graph.find(id)->message;
  return message.empty() ? text : text + ", " + base::on_one_line(message);
}

std::string block(const graph::Graph& graph, const model::RevisionId& id, const Marks& marks) {
  const auto& header = *graph.find(id);
  const auto parents = graph.parents(id);
  std::string text = line("revision", id + state_marks(graph, id, marks) + shape_marks(graph, id));
  text += line("message", header.message);
  text +=
      line(parents.size() > 1 ? "merges" : "parent", parents.empty() ? "<base>" : base::join(parents, ", "));
  text += line("depends on", base::join(graph.dependencies(id), ", "));
  text += line("branches into", graph.is_branch_point(id) ? base::join(graph.children(id), ", ") : "");
  text += line("branch labels", base::join(graph.labels(id), ", "));
  text += line("created", header.created);
  text += line("dialects", base::join(header.dialects, ", "));
  text += line("file", header.place.path());
  return text;
}

std::string branch(const graph::Graph& graph, const model::RevisionId& id, const Marks& marks) {
  std::string text =
      id + label_mark(graph, id) + state_marks(graph, id, marks) + shape_marks(graph, id) + "\n";
  for (const auto& child : graph.children(id)) text += "  -> " + head_line(graph, child, marks) + "\n";
  return text;
}

base::Json to_json(const graph::Graph& graph, const model::RevisionId& id, const Marks& marks) {
  const auto& header = *graph.find(id);
  base::Json json = base::Json::object();
  json.add("revision", id)
      .add("down_revisions", graph.parents(id))
      .add("depends_on", words(header.depends_on));
  json.add("branch_labels", words(header.branch_labels)).add("message", header.message);
  json.add("path", header.place.path()).add("is_head", graph.is_head(id)).add("is_base", graph.is_base(id));
  json.add("is_branch_point", graph.is_branch_point(id)).add("is_merge_point", graph.is_merge_point(id));
  const auto has_run = marks.has_run(id);
  json.add("applied", has_run ? base::Json(*has_run) : base::Json());
  return json;
}

base::Json unknown_json(const model::RevisionId& id, const journal::KeptRevision* kept) {
  base::Json json = base::Json::object();
  json.add("revision", id);
  const auto of_kept = [&](const auto& value) {
    return kept == nullptr ? base::Json() : base::Json(value());
  };
  json.add("down_revisions", of_kept([&] { return kept->applied.parents; }));
  json.add("depends_on", of_kept([&] { return kept->applied.depends_on; }));
  json.add("branch_labels", of_kept([&] { return kept->applied.labels; }));
  json.add("message", of_kept([&] { return kept->applied.message; }));
  for (const auto* name : {"path", "is_head", "is_base", "is_branch_point", "is_merge_point"})
    json.add(name, {});
  json.add("applied", true).add("state", "ahead");
  json.add("applied_at", kept != nullptr && kept->at ? base::Json(base::iso8601(*kept->at)) : base::Json());
  json.add("applied_by", of_kept([&] { return kept->who; }));
  return json;
}

base::Json to_json(const graph::Graph& graph, const graph::Ids& ids, const Marks& marks) {
  base::Json list = base::Json::array();
  for (const auto& id : ids) list.push(to_json(graph, id, marks));
  return list;
}

} // namespace aludel::report
