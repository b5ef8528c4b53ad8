#include "framework/workspace/lint.hpp"

#include "framework/base/error.hpp"
#include "framework/base/spelling.hpp"
#include "framework/graph/target.hpp"
#include "framework/lint/levels.hpp"
#include "framework/lint/plain_sql.hpp"
#include "framework/workspace/database.hpp"

#include <algorithm>
#include <map>

namespace aludel::workspace {

namespace {
dialect::Dialects judged_dialects(const Surroundings& around, const ChosenProject& project) {
  const auto& names = project.settings.dialects;
  if (names.empty()) return {chosen_dialect(around, project)};
  dialect::Dialects dialects;
  for (const auto& dialect : around.dialects)
    if (std::find(names.begin(), names.end(), dialect->name()) != names.end()) dialects.push_back(dialect);
  return dialects;
}

std::optional<graph::IdSet> chosen(const graph::Graph& graph, const std::vector<std::string>& identifiers) {
  if (identifiers.empty()) return std::nullopt;
  graph::IdSet ids;
  for (const auto& one : identifiers)
    for (auto& id : one.find(':') == std::string::npos ? graph::resolve(graph, one)
                                                       : graph::resolve_range(graph, one, {}))
      ids.insert(std::move(id));
  return ids;
}

lint::Finding as_finding(const base::Diagnostic& fault) {
  lint::Finding finding;
  finding.rule = fault.code;
  finding.group = lint::to_string(lint::Group::order);
  finding.severity = fault.severity;
  finding.message = fault.message;
  finding.help = fault.help;
  finding.extent = {fault.place, fault.place.line, fault.place.column + fault.place.length};
  return finding;
}

std::vector<std::filesystem::path> sql_files(const base::Files& files, const std::filesystem::path& path) {
  if (path.extension() == ".sql") return {path};
  auto found = files.list(path);
  std::erase_if(found, [](const auto& file) { return file.extension() != ".sql"; });
  return found;
}

/// Files of SQL as a history of their own.
struct SqlHistory {
  std::map<model::RevisionId, model::Revision> revisions;
  graph::Graph graph;
};

SqlHistory history_of(const Surroundings& around, const std::vector<std::filesystem::path>& paths,
                      const std::string& dialect) {
  SqlHistory history;
  std::vector<model::RevisionHeader> headers;
  for (const auto& path : paths)
    for (const auto& file : sql_files(around.files, around.folder / path)) {
      const auto name = shown(file, around.folder);
      const auto source = std::make_shared<const base::Source>(base::Source{name, around.files.read(file)});
      // Ids are unique and name nothing that a person must write: the path is in every finding.
      const auto id = "file" + std::to_string(headers.size() + 1);
      auto revision = lint::revision_of_sql(source, id, headers.empty() ? "" : headers.back().id, dialect);
      headers.push_back(revision.header);
      history.revisions.emplace(id, std::move(revision));
    }
  base::Diagnostics problems;
  history.graph = graph::Graph::build(std::move(headers), problems);
  base::throw_if_errors(base::Exit::usage, problems);
  return history;
}

/// Nothing of the history can be judged while a file cannot be read.
std::optional<lint::Result> faults(History& history) {
  try {
    history.graph_to_run();
    history.load_bodies();
    return std::nullopt;
  } catch (const base::Error& error) {
    if (error.exit() != base::Exit::usage) throw;
    lint::Result result;
    for (const auto& fault : error.diagnostics()) result.findings.push_back(as_finding(fault));
    return result;
  }
}
} // namespace

void require_rules(const std::vector<std::string>& names) {
  for (const auto& name : names)
    if (lint::find_rule(name) == nullptr)
      throw base::Error(base::Exit::usage, "unknown-rule", "there is no rule '" + name + "'",
                        base::did_you_mean(name, lint::rule_names()) + " `aludel rules` lists them");
}

lint::Request request_for(const Surroundings& around, const ChosenProject& project, const graph::Graph& graph,
                          replay::Bodies bodies) {
  const auto& settings = project.settings.lint;
  base::throw_if_errors(base::Exit::usage, lint::unknown_names(settings));
  lint::Request request{graph, std::move(bodies), {}, settings};
  request.lock_timeout = settings.runner_lock_timeout.value_or(project.settings.lock_timeout);
  request.today = base::iso8601(around.clock.now()).substr(0, 10);
  return request;
}

lint::Result lint(const Surroundings& around, const ChosenProject& project, History& history,
                  const LintOptions& options) {
  base::throw_if_errors(base::Exit::usage, lint::unknown_names(project.settings.lint));
  require_rules(options.rules);
  auto dialects = judged_dialects(around, project);
  if (auto broken = faults(history)) return std::move(*broken);
  auto request = request_for(
      around, project,
      history.graph(), [&history](const auto& id) -> const auto& { return history.body(id); });
  request.dialects = std::move(dialects);
  request.chosen = chosen(history.graph(), options.revisions);
  request.rules = options.rules;
  return lint::lint(request);
}

lint::Result lint_sql(const Surroundings& around, const ChosenProject& project,
                      const std::vector<std::filesystem::path>& paths, const dialect::DialectPtr& dialect,
                      const LintOptions& options) {
  base::throw_if_errors(base::Exit::usage, lint::unknown_names(project.settings.lint));
  require_rules(options.rules);
  const auto history = history_of(around, paths, std::string(dialect->name()));
  auto request = request_for(
      around, project,
      history.graph, [&history](const auto& id) -> const auto& { return history.revisions.at(id); });
  request.dialects = {dialect};
  request.rules = options.rules;
  return lint::lint(request);
}

bool reaches(const lint::Result& result, const std::optional<base::Severity>& severity) {
  return severity &&
         std::any_of(result.findings.begin(), result.findings.end(),
                     [&](const lint::Finding& one) { return !one.suppressed && one.severity >= *severity; });
}

} // namespace aludel::workspace
