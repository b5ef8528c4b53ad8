#include "framework/report/drawing.hpp"

#include "framework/base/text.hpp"
#include "framework/report/lanes.hpp"

#include <map>

namespace aludel::report {

namespace {
enum class State { unknown, applied, current, pending };

State state_of(const model::RevisionId& id, const Marks& marks) {
  const auto has_run = marks.has_run(id);
  if (!has_run) return State::unknown;
  if (marks.rows.count(id) > 0) return State::current;
  return *has_run ? State::applied : State::pending;
}

std::string caption(const graph::Graph& graph, const model::RevisionId& id, const Marks& marks) {
  auto text = head_line(graph, id, marks);
  const auto dependencies = graph.dependencies(id);
  if (!dependencies.empty()) text += " (depends on " + base::join(dependencies, ", ") + ")";
  const auto message = base::on_one_line(graph.find(id)->message);
  return message.empty() ? text : text + " " + message;
}

/// Two lines in a box.
std::string label(const graph::Graph& graph, const model::RevisionId& id, const Marks& marks) {
  return head_line(graph, id, marks) + "\n" + base::on_one_line(graph.find(id)->message);
}

/// A string of the DOT language: a backslash begins an escape there.
std::string quoted(const std::string& text) {
  auto inside = base::replace_all(text, "\\", "\\\\");
  inside = base::replace_all(inside, "\"", "\\\"");
  return "\"" + base::replace_all(inside, "\n", "\\n") + "\"";
}

std::string_view dot_style(State state) {
  switch (state) {
  case State::unknown: return "";
  case State::applied: return ", style=\"rounded,filled\", fillcolor=\"#d5ecd4\"";
  case State::current: return ", style=\"rounded,filled\", fillcolor=\"#8fcc8c\", penwidth=2";
  case State::pending: return ", style=\"rounded,dashed\"";
  }
  return "";
}

std::string_view mermaid_class(State state) {
  switch (state) {
  case State::unknown: return "";
  case State::applied: return ":::applied";
  case State::current: return ":::current";
  case State::pending: return ":::pending";
  }
  return "";
}

/// Mermaid's own escape for signs that its grammar, or HTML, would take for itself.
std::string mermaid_text(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (std::string_view("\"<>&#\\`\n").find(c) != std::string_view::npos)
      out += "#" + std::to_string(static_cast<int>(c)) + ";";
    else
      out += c;
  return out;
}
} // namespace

std::string drawn(const graph::Graph& graph, const Marks& marks) {
  Lanes lanes;
  std::string text;
  const auto add = [&](const std::vector<std::string>& rows) {
    for (const auto& row : rows) text += row + "\n";
  };
  const auto& ids = graph.ids();
  for (auto id = ids.rbegin(); id != ids.rend(); ++id) {
    add(lanes.gather(*id));
    text += lanes.star() + " " + caption(graph, *id, marks) + "\n";
    add(lanes.spread(graph.parents(*id)));
  }
  return text;
}

std::string dot(const graph::Graph& graph, const Marks& marks) {
  std::string text =
      "digraph revisions {\n  rankdir=BT;\n  node [shape=box, style=rounded, fontname=sans];\n";
  for (const auto& id : graph.ids()) {
    text += "  " + quoted(id) + " [label=" + quoted(label(graph, id, marks)) +
            std::string(dot_style(state_of(id, marks))) + "];\n";
  }
  for (const auto& id : graph.ids()) {
    for (const auto& parent : graph.parents(id)) text += "  " + quoted(id) + " -> " + quoted(parent) + ";\n";
    for (const auto& other : graph.dependencies(id))
      text += "  " + quoted(id) + " -> " + quoted(other) + " [style=dashed, label=\"depends on\"];\n";
  }
  return text + "}\n";
}

std::string mermaid(const graph::Graph& graph, const Marks& marks) {
  std::string text = "flowchart BT\n";
  std::map<model::RevisionId, std::string> names; // an id may be a word of the grammar, such as end
  for (const auto& id : graph.ids()) {
    const auto& name = names.emplace(id, "r" + std::to_string(names.size())).first->second;
    text += "  " + name + "[\"" + mermaid_text(label(graph, id, marks)) + "\"]" +
            std::string(mermaid_class(state_of(id, marks))) + "\n";
  }
  for (const auto& id : graph.ids()) {
    for (const auto& parent : graph.parents(id)) text += "  " + names[id] + " --> " + names[parent] + "\n";
    for (const auto& other : graph.dependencies(id))
      text += "  " + names[id] + " -. depends on .-> " + names[other] + "\n";
  }
  if (marks.applied)
    text += "  classDef applied fill:#d5ecd4,stroke:#5a5a5a\n  classDef current "
            "fill:#8fcc8c,stroke:#222,stroke-width:2px\n"
            "  classDef pending stroke-dasharray:4\n";
  return text;
}

} // namespace aludel::report
