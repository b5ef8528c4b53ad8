#include "tests/lint/history_text.hpp"

#include "dialects/registry.hpp"
#include "framework/base/text.hpp"
#include "framework/lint/plain_sql.hpp"
#include "framework/lint/replays.hpp"
#include "framework/yaml/reader.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

namespace aludel::lint_test {

namespace {
const yaml::ReadOptions both{{"sqlite", "postgresql"}};

/// Fails the test where there are any.
void require_none(const base::Diagnostics& problems) {
  std::string text;
  for (const auto& problem : problems) text += base::to_text(problem) + "\n";
  INFO(text);
  REQUIRE(problems.empty());
}

bool is_yaml(const std::string& text) {
  constexpr std::array keys{"up:", "down:", "dialects:", "transaction:", "allow:", "when:", "depends_on:"};
  return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return text.rfind(key, 0) == 0; });
}

base::SourcePtr source_of(const std::string& path, std::string text) {
  return std::make_shared<const base::Source>(base::Source{path, std::move(text)});
}

/// The header stands below, so that lines are those of the test.
model::Revision read_yaml(const RevisionText& text) {
  auto header = "revision: " + text.id + "\ndown_revision: [" + base::join(text.parents, ", ") + "]\n";
  if (!text.dialect.empty()) header += "dialects: [" + text.dialect + "]\n";
  base::Diagnostics problems;
  auto revision =
      yaml::read_revision(source_of(text.id, text.text + "\n" + header), base::MemoryFiles{}, both, problems);
  require_none(problems);
  return std::move(*revision);
}

model::Revision read(const RevisionText& text) {
  if (is_yaml(text.text)) return read_yaml(text);
  const auto parent = text.parents.empty() ? "" : text.parents.front();
  return lint::revision_of_sql(source_of(text.id, text.text), text.id, parent, text.dialect);
}

graph::Graph graph_of(const std::vector<model::Revision>& revisions) {
  std::vector<model::RevisionHeader> headers;
  for (const auto& revision : revisions) headers.push_back(revision.header);
  base::Diagnostics problems;
  auto graph = graph::Graph::build(std::move(headers), problems);
  require_none(problems);
  return graph;
}

/// Those that are named, or all of them where a revision is for every one.
dialect::Dialects dialects_of(const std::vector<RevisionText>& revisions) {
  auto dialects = all_dialects();
  std::erase_if(dialects, [&](const auto& dialect) {
    return std::none_of(revisions.begin(), revisions.end(), [&](const RevisionText& text) {
      return text.dialect.empty() || text.dialect == dialect->name();
    });
  });
  return dialects;
}

model::LintSettings settings_of(const std::string& text) {
  if (text.empty()) return {};
  base::Diagnostics problems;
  const auto project = yaml::read_project(
      source_of("aludel.yaml", "lint: " + text + "\n"), [](const auto&) { return std::nullopt; }, both,
      problems);
  require_none(problems);
  return project->settings.lint;
}
} // namespace

HistoryText::HistoryText(const std::vector<RevisionText>& revisions, const std::string& settings)
    : dialects_(dialects_of(revisions)), settings_(settings_of(settings)) {
  for (const auto& text : revisions) revisions_.push_back(read(text));
  graph_ = graph_of(revisions_);
}

replay::Bodies HistoryText::bodies() const {
  return [this](const model::RevisionId& id) -> const model::Revision& {
    return *std::find_if(revisions_.begin(), revisions_.end(),
                         [&](const auto& revision) { return revision.header.id == id; });
  };
}

lint::Result HistoryText::judged(const std::vector<std::string>& rules, const std::string& today) const {
  return lint::lint(
      {graph_, bodies(), dialects_, settings_, model::Duration{5'000}, std::nullopt, rules, today});
}

void HistoryText::each_way_up(const dialect::Dialect& dialect,
                              const std::function<void(const lint::Passage&)>& visit) const {
  lint::Scene scene{graph_, bodies(), dialect, settings_};
  for (const auto& passage : lint::replayed(scene, std::nullopt))
    if (passage->is_up()) visit(*passage);
}

std::string line_of(const lint::Finding& finding) {
  std::string line = base::to_string(finding.extent.place) + " " +
                     std::string(base::to_string(finding.severity)) + " " + finding.rule + ": " +
                     finding.message;
  if (!finding.dialect.empty()) line += " [" + finding.dialect + "]";
  if (finding.suppressed) line += " (accepted: " + finding.reason + ")";
  return line;
}

} // namespace aludel::lint_test
