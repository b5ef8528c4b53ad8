#include "framework/report/findings.hpp"

#include "framework/base/text.hpp"
#include "framework/report/volume.hpp"

#include <algorithm>

namespace aludel::report {

namespace {
using base::Json;
using lint::Finding;

Json text_json(std::string_view text) { return text.empty() ? Json() : Json(text); }
Json number_json(int number) { return number > 0 ? Json(number) : Json(); }

std::size_t count(const lint::Result& result, base::Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(result.findings.begin(), result.findings.end(),
                    [&](const Finding& one) { return !one.suppressed && one.severity == severity; }));
}

std::size_t accepted(const lint::Result& result) {
  return static_cast<std::size_t>(std::count_if(result.findings.begin(), result.findings.end(),
                                                [](const Finding& one) { return one.suppressed; }));
}

std::string to_text(const Finding& finding, const lint::Result& result, bool colour) {
  auto shown = to_diagnostic(finding);
  if (!finding.dialect.empty()) shown.message += " (" + finding.dialect + ")";
  auto text = base::to_text(shown, colour) + "\n";
  for (const auto& line : volume_lines(finding, result)) text += "    " + base::on_one_line(line) + "\n";
  return text;
}

std::string judged_for(const lint::Result& result) {
  std::vector<std::string> targets;
  for (const auto& [dialect, version] : result.targets) targets.push_back(dialect + " " + version);
  return targets.empty() ? "" : ", judged for " + base::join(targets, " and ");
}

} // namespace

std::string said_of(const Finding& finding, const lint::Result& result) {
  auto text = finding.message;
  if (!finding.dialect.empty()) text += " (" + finding.dialect + ")";
  for (const auto& line : volume_lines(finding, result)) text += "\n" + line;
  if (!finding.help.empty()) text += "\nhelp: " + finding.help;
  return base::without_passwords(text);
}

/// What continues a character of UTF-8 does not count.
int character_column(const base::Place& place, int line, int column) {
  if (place.source == nullptr || line < 1) return column;
  const auto text =
      base::source_line(*place.source, line).substr(0, static_cast<std::size_t>(std::max(column, 1) - 1));
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  return column - static_cast<int>(std::count_if(text.begin(), text.end(), continues));
}

std::string summary_text(const lint::Result& result) {
  std::vector<std::string> counts;
  using enum base::Severity;
  if (const auto n = count(result, error); n > 0) counts.push_back(base::count_of(n, "error"));
  if (const auto n = count(result, warning); n > 0) counts.push_back(base::count_of(n, "warning"));
  if (const auto n = count(result, info); n > 0) counts.push_back(base::count_of(n, "remark"));
  if (const auto n = accepted(result); n > 0) counts.push_back(std::to_string(n) + " accepted");
  return (counts.empty() ? "nothing found" : base::join(counts, ", ")) + " in " +
         base::count_of(result.revisions, "revision") + base::on_one_line(judged_for(result)) + "\n";
}

Json to_json(const Finding& finding) {
  const auto& [place, end_line, end_column] = finding.extent;
  Json json = Json::object();
  json.add("rule", finding.rule)
      .add("severity", base::to_string(finding.severity))
      .add("group", finding.group);
  json.add("message", base::without_passwords(finding.message))
      .add("help", text_json(base::without_passwords(finding.help)));
  json.add("revision", text_json(finding.revision)).add("path", text_json(place.path()));
  json.add("line", number_json(place.line))
      .add("column", number_json(character_column(place, place.line, place.column)));
  json.add("end_line", number_json(end_line))
      .add("end_column", number_json(character_column(place, end_line, end_column)));
  json.add("dialect", text_json(finding.dialect)).add("operation", text_json(finding.operation));
  json.add("data_loss", finding.data_loss).add("suppressed", finding.suppressed);
  json.add("reason", text_json(finding.reason)).add("fix", text_json(finding.fix));
  Json tables = Json::array();
  for (const auto& table : finding.tables) tables.push(to_string(table));
  json.add("tables", std::move(tables));
  return json;
}

namespace {
std::string level_of(const lint::Rule& rule) {
  return rule.severity ? std::string(base::to_string(*rule.severity)) : "off";
}
} // namespace

std::string to_text(const lint::Result& result, bool colour) {
  std::string text;
  const std::string* path = nullptr;
  for (const auto& finding : result.findings) {
    if (finding.suppressed) continue;
    if (path != nullptr && *path != finding.extent.place.path()) text += "\n";
    path = &finding.extent.place.path();
    text += to_text(finding, result, colour);
  }
  return text + (text.empty() ? "" : "\n") + summary_text(result);
}

Json findings_json(const lint::Result& result) {
  Json findings = Json::array();
  for (const auto& finding : result.findings) findings.push(to_json(finding));
  return findings;
}

Json to_json(const lint::Result& result) {
  Json summary = Json::object();
  using enum base::Severity;
  summary.add("error", count(result, error))
      .add("warning", count(result, warning))
      .add("info", count(result, info));
  summary.add("revisions", result.revisions)
      .add("statements", result.statements)
      .add("suppressed", accepted(result));
  Json targets = Json::object();
  for (const auto& [dialect, version] : result.targets) targets.add(dialect, version);
  Json json = Json::object();
  json.add("findings", findings_json(result))
      .add("summary", std::move(summary))
      .add("targets", std::move(targets));
  if (!result.volumes.empty()) json.add("tables", volumes_json(result));
  return json;
}

std::string to_text(const lint::Rule& rule, std::string_view page) {
  return page.empty()
             ? std::string(rule.name) + " (" + level_of(rule) + "): " + std::string(rule.summary) + "\n"
             : std::string(page);
}

std::string rules_text() {
  std::string text;
  for (const auto& group : lint::group_names()) {
    std::string lines;
    for (const auto& rule : lint::all_rules())
      if (lint::to_string(rule.group) == group)
        lines += "  " + std::string(rule.name) + " (" + level_of(rule) +
                 (rule.dialect.empty() ? "" : ", " + std::string(rule.dialect)) +
                 "): " + std::string(rule.summary) + "\n";
    if (!lines.empty()) text += (text.empty() ? "" : "\n") + group + "\n" + lines;
  }
  return text;
}

Json to_json(const lint::Rule& rule) {
  Json json = Json::object();
  json.add("rule", rule.name).add("group", lint::to_string(rule.group)).add("severity", level_of(rule));
  json.add("dialect", text_json(rule.dialect)).add("summary", rule.summary);
  return json;
}

Json rules_json() {
  Json rules = Json::array();
  for (const auto& rule : lint::all_rules()) rules.push(to_json(rule));
  return rules;
}

} // namespace aludel::report
