#include "framework/workspace/lint.hpp"

#include "framework/base/error.hpp"
#include "framework/base/spelling.hpp"
#include "framework/graph/target.hpp"
#include "framework/lint/levels.hpp"
#include "framework/workspace/database.hpp"

#include <algorithm>

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

void require_rules(const std::vector<std::string>& names) {
  for (const auto& name : names)
    if (lint::find_rule(name) == nullptr)
      throw base::Error(base::Exit::usage, "unknown-rule", "there is no rule '" + name + "'",
                        base::did_you_mean(name, lint::rule_names()) + " `aludel rules` lists them");
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

lint::Result lint(const Surroundings& around, const ChosenProject& project, History& history,
                  const LintOptions& options) {
  const auto& settings = project.settings.lint;
  base::throw_if_errors(base::Exit::usage, lint::unknown_names(settings));
  require_rules(options.rules);
  const auto dialects = judged_dialects(around, project);
  if (auto broken = faults(history)) return std::move(*broken);
  const auto& graph = history.graph();
  return lint::lint({graph, [&history](const auto& id) -> const model::Revision& { return history.body(id); },
                     dialects, settings, settings.runner_lock_timeout.value_or(project.settings.lock_timeout),
                     chosen(graph, options.revisions), options.rules,
                     base::iso8601(around.clock.now()).substr(0, 10)});
}

bool reaches(const lint::Result& result, const std::optional<base::Severity>& severity) {
  return severity &&
         std::any_of(result.findings.begin(), result.findings.end(),
                     [&](const lint::Finding& one) { return !one.suppressed && one.severity >= *severity; });
}

} // namespace aludel::workspace
