#include "framework/report/annotations.hpp"

#include "framework/base/text.hpp"
#include "framework/report/findings.hpp"

#include <array>

namespace aludel::report {

namespace {
/// As @actions/core does it: what would end the command, and the sign that begins an escape.
std::string escaped_data(std::string_view text) {
  auto out = base::replace_all(base::valid_utf8(text), "%", "%25");
  out = base::replace_all(std::move(out), "\r", "%0D");
  return base::replace_all(std::move(out), "\n", "%0A");
}

std::string escaped_property(std::string_view text) {
  return base::replace_all(base::replace_all(escaped_data(text), ":", "%3A"), ",", "%2C");
}

std::string_view command_of(base::Severity severity) {
  switch (severity) {
  case base::Severity::error: return "error";
  case base::Severity::warning: return "warning";
  case base::Severity::info: return "notice";
  }
  return "";
}

/// GitHub takes columns only where the annotation ends on the line on which it begins.
std::vector<std::string> place_of(const lint::Extent& extent) {
  const auto& [place, end_line, end_column] = extent;
  if (place.path().empty()) return {};
  std::vector<std::string> properties{"file=" + escaped_property(place.path())};
  if (place.line < 1) return properties;
  properties.push_back("line=" + std::to_string(place.line));
  if (end_line > 0) properties.push_back("endLine=" + std::to_string(end_line));
  if (end_line > 0 && end_line != place.line) return properties;
  properties.push_back("col=" + std::to_string(character_column(place, place.line, place.column)));
  if (end_line > 0)
    properties.push_back("endColumn=" + std::to_string(character_column(place, end_line, end_column)));
  return properties;
}

std::string annotation(const lint::Finding& finding, const lint::Result& result) {
  auto properties = place_of(finding.extent);
  properties.push_back("title=" + escaped_property(finding.rule));
  return "::" + std::string(command_of(finding.severity)) + " " + base::join(properties, ",") +
         "::" + escaped_data(said_of(finding, result)) + "\n";
}
} // namespace

std::string annotations(const lint::Result& result) {
  using enum base::Severity;
  std::string text;
  for (const auto severity : std::array{error, warning, info})
    for (const auto& finding : result.findings)
      if (!finding.suppressed && finding.severity == severity) text += annotation(finding, result);
  return text;
}

} // namespace aludel::report
