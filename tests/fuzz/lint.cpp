#include "framework/lint/lint.hpp"
#include "dialects/registry.hpp"
#include "framework/base/text.hpp"
#include "framework/lint/plain_sql.hpp"
#include "tests/fuzz/require.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

using namespace aludel;
using fuzz::require;

namespace {
/// Files of SQL, one after another: `---` at the beginning of a line begins the next.
std::vector<model::Revision> revisions_in(const std::string& text, const std::string& dialect) {
  std::vector<std::string> files(1);
  for (const auto& line : base::split(text, '\n')) {
    if (line.rfind("---", 0) == 0 && files.size() < 8)
      files.emplace_back();
    else
      files.back() += line + "\n";
  }
  std::vector<model::Revision> revisions;
  std::string parent;
  for (const auto& file : files) {
    const auto id = "r" + std::to_string(revisions.size());
    const auto source = std::make_shared<const base::Source>(base::Source{id + ".sql", file});
    revisions.push_back(lint::revision_of_sql(source, id, parent, dialect));
    parent = id;
  }
  return revisions;
}

graph::Graph graph_of(const std::vector<model::Revision>& revisions) {
  std::vector<model::RevisionHeader> headers;
  for (const auto& revision : revisions) headers.push_back(revision.header);
  base::Diagnostics problems;
  auto graph = graph::Graph::build(std::move(headers), problems);
  require(!base::has_errors(problems), "a line of revisions is a graph");
  return graph;
}

void require_finding(const lint::Finding& finding) {
  const auto& place = finding.extent.place;
  require(lint::find_rule(finding.rule) != nullptr, "a finding has its rule: " + finding.rule);
  require(!finding.message.empty(), "a finding says what it is: " + finding.rule);
  require(place.known() && place.line > 0 && place.column > 0, "a finding has its place: " + finding.rule);
  const auto lines = std::count(place.source->text.begin(), place.source->text.end(), '\n') + 1;
  require(place.line <= lines, "a finding is inside the text: " + finding.rule);
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const auto dialects = all_dialects();
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  if (text.find('\0') != std::string::npos) return 0; // there is none in a file
  const std::string name = text.find("sqlite") == std::string::npos ? "postgresql" : "sqlite";
  const auto dialect =
      *std::find_if(dialects.begin(), dialects.end(), [&](const auto& one) { return one->name() == name; });
  const auto revisions = revisions_in(text, name);
  const auto graph = graph_of(revisions);
  const auto body = [&](const model::RevisionId& id) -> const model::Revision& {
    return *std::find_if(revisions.begin(), revisions.end(),
                         [&](const auto& revision) { return revision.header.id == id; });
  };
  model::LintSettings settings;
  settings.exposed_schemas = {"public"};
  const auto result =
      lint::lint({graph, body, {dialect}, settings, model::Duration{0}, {}, {}, "2026-01-01"});
  for (const auto& finding : result.findings) require_finding(finding);
  return 0;
}
