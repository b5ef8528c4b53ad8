#include "framework/workspace/gate.hpp"

#include "framework/base/error.hpp"
#include "framework/base/spelling.hpp"
#include "framework/base/text.hpp"
#include "framework/workspace/lint.hpp"

#include <algorithm>
#include <set>

namespace aludel::workspace {

std::string_view to_string(Gate::Mode mode) {
  switch (mode) {
  case Gate::Mode::on: return "on";
  case Gate::Mode::strict: return "strict";
  case Gate::Mode::off: return "off";
  }
  return "";
}

Gate::Mode parse_mode(std::string_view name) {
  for (const auto mode : {Gate::Mode::strict, Gate::Mode::off})
    if (to_string(mode) == name) return mode;
  return Gate::Mode::on;
}

namespace {
base::Severity least_that_stops(Gate::Mode mode) {
  return mode == Gate::Mode::strict ? base::Severity::warning : base::Severity::error;
}

/// What has run, then what will.
graph::Ids line_of(const graph::Graph& graph, const graph::IdSet& deployed, const plan::Plan& plan) {
  auto line = graph.ordered(deployed);
  line.insert(line.end(), plan.revisions.begin(), plan.revisions.end());
  return line;
}

/// What is about no revision is about the history as a whole: whether this run may go on is not its matter.
void keep_findings_of_revisions(lint::Findings& findings) {
  std::erase_if(findings, [](const lint::Finding& finding) { return finding.revision.empty(); });
}

void accept(const std::map<std::string, std::string>& allow, report::Verdict& verdict) {
  std::set<std::string> used;
  std::set<std::pair<model::RevisionId, std::string>> noted;
  for (auto& finding : verdict.result.findings) {
    const auto reason = allow.find(finding.rule);
    if (finding.suppressed || reason == allow.end()) continue;
    finding.suppressed = true;
    finding.reason = reason->second;
    used.insert(finding.rule);
    if (!noted.emplace(finding.revision, finding.rule).second) continue;
    auto& note = verdict.notes[finding.revision];
    note += (note.empty() ? "" : "; ") + finding.rule + ": " + finding.reason;
  }
  for (const auto& [rule, reason] : allow)
    if (used.count(rule) == 0) verdict.idle.push_back(rule);
}
} // namespace

std::map<std::string, std::string> read_allow(const std::vector<std::string>& texts) {
  std::map<std::string, std::string> allow;
  for (const auto& text : texts) {
    const auto sign = text.find('=');
    const auto rule = std::string(base::trim(text.substr(0, sign)));
    const auto reason = std::string(base::trim(sign == std::string::npos ? "" : text.substr(sign + 1)));
    require_rules({rule});
    if (reason.empty())
      throw base::Error(base::Exit::usage, "arguments", "--allow " + rule + " does not say why",
                        "write --allow " + rule + "=REASON: the reason is journaled");
    if (!allow.emplace(rule, reason).second)
      throw base::Error(base::Exit::usage, "arguments", "--allow gives two reasons for " + rule,
                        "write both behind one --allow " + rule + "=");
  }
  return allow;
}

namespace {
/// Rows that are not there cannot be lost: on a database that has none of its tables yet, a finding of lost
/// data is a remark.
void soften(lint::Result& result) {
  for (auto& finding : result.findings) {
    const auto is_absent = [&](const model::QualifiedName& table) {
      const auto at = result.volumes.find(table);
      return at != result.volumes.end() && !at->second;
    };
    if (finding.data_loss && !finding.tables.empty() &&
        std::all_of(finding.tables.begin(), finding.tables.end(), is_absent))
      finding.severity = base::Severity::info;
  }
}

lint::Result found_in(lint::Known known, const Surroundings& around, const ChosenProject& project,
                      History& history, const plan::Plan& plan, const dialect::DialectPtr& dialect) {
  auto request =
      request_for(around, project, project.settings.lint, history.graph(),
                  [&history](const auto& id) -> const model::Revision& { return history.body(id); });
  request.dialects = {dialect};
  request.chosen = graph::IdSet(plan.revisions.begin(), plan.revisions.end());
  request.line = line_of(history.graph(), known.deployed, plan);
  request.database = std::move(known);
  auto result = lint::lint(request);
  keep_findings_of_revisions(result.findings);
  return result;
}

report::Verdict verdict_on(lint::Result result, const Gate& gate, const plan::Plan& plan) {
  report::Verdict verdict;
  verdict.mode = to_string(gate.mode);
  verdict.from = plan.from;
  verdict.result = std::move(result);
  accept(gate.allow, verdict);
  verdict.least = least_that_stops(gate.mode);
  verdict.stops = reaches(verdict.result, verdict.least);
  return verdict;
}

report::Verdict unjudged(const plan::Plan& plan) {
  report::Verdict verdict;
  verdict.mode = to_string(Gate::Mode::off);
  verdict.from = plan.from;
  for (const auto& id : plan.revisions) verdict.notes[id] = verdict.mode;
  return verdict;
}
} // namespace

report::Verdict judged(const Surroundings& around, const ChosenProject& project, History& history,
                       const Gate& gate, const plan::Plan& plan, const dialect::DialectPtr& dialect) {
  if (gate.mode == Gate::Mode::off) return unjudged(plan);
  auto known = known_of(history.graph(), plan.from, nullptr);
  return verdict_on(found_in(std::move(known), around, project, history, plan, dialect), gate, plan);
}

report::Verdict judged_on(Database* database, const Surroundings& around, const ChosenProject& project,
                          History& history, const Gate& gate, const plan::Plan& plan,
                          const dialect::DialectPtr& dialect) {
  if (gate.mode == Gate::Mode::off) return unjudged(plan);
  auto known = known_of(history.graph(), plan.from, database);
  auto result = found_in(std::move(known), around, project, history, plan, dialect);
  weigh(result, database);
  return verdict_on(std::move(result), gate, plan);
}

lint::Known known_of(const graph::Graph& graph, const graph::Ids& rows, Database* database) {
  lint::Known known{graph.ancestors(rows, graph::Edges::all), {}, {}};
  if (database == nullptr) return known;
  known.server = database->session->version();
  known.tables = database->session->user_tables();
  return known;
}

void require_acceptable(const report::Verdict& verdict) {
  if (!verdict.stops) return;
  const auto& findings = verdict.result.findings;
  const auto stops = [&](const lint::Finding& finding) { return reaches(finding, verdict.least); };
  const auto first = std::find_if(findings.begin(), findings.end(), stops);
  const auto count = std::count_if(findings.begin(), findings.end(), stops);
  const auto many = base::count_of(static_cast<std::size_t>(count), "finding");
  throw base::Error(base::Exit::findings, "lint",
                    many + " of the lint " + (count == 1 ? "stops" : "stop") +
                        " the upgrade; nothing was run",
                    "mend the revision; or accept what is meant: with `allow:` and a reason in the revision, "
                    "or for this run with --allow " +
                        first->rule + "=REASON");
}

void weigh(lint::Result& result, Database* database) {
  for (const auto& finding : result.findings) {
    if (finding.severity < base::Severity::warning) continue;
    for (const auto& table : finding.tables)
      if (result.volumes.count(table) == 0)
        result.volumes[table] = database == nullptr ? std::nullopt : database->session->volume(table);
  }
  soften(result);
}

} // namespace aludel::workspace
