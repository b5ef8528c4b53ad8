#include "framework/report/sarif.hpp"

#include "framework/base/sha256.hpp"
#include "framework/base/text.hpp"
#include "framework/report/findings.hpp"

#include <algorithm>
#include <map>

namespace aludel::report {

namespace {
using base::Json;
using lint::Finding;

Json object(std::string name, Json value) {
  Json json = Json::object();
  json.add(std::move(name), std::move(value));
  return json;
}

Json list_of(Json item) {
  Json list = Json::array();
  list.push(std::move(item));
  return list;
}

std::string_view level_of(base::Severity severity) {
  return severity == base::Severity::info ? "note" : base::to_string(severity);
}

/// A path as a relative reference (RFC 3986).
std::string uri_of(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view plain = "-._~/!$&'()*+,;=@";
  std::string uri;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (is_letter || base::is_digit(c) || plain.find(c) != std::string_view::npos)
      uri += c;
    else
      uri += {'%', digits[byte >> 4U], digits[byte & 15U]};
  }
  return uri;
}

/// The rules of the tool; behind them the codes of faults that no rule finds.
class Descriptors {
public:
  explicit Descriptors(const lint::Result& result) {
    for (const auto& rule : lint::all_rules()) add(rule);
    for (const auto& finding : result.findings)
      if (numbers_.count(finding.rule) == 0) add(finding.rule, object("id", finding.rule));
  }
  std::size_t number_of(const std::string& rule) const { return numbers_.at(rule); }
  Json taken() { return std::move(list_); }

private:
  void add(const lint::Rule& rule) {
    Json json = object("id", rule.name);
    json.add("shortDescription", object("text", rule.summary));
    Json configuration = object("enabled", rule.severity.has_value());
    if (rule.severity) configuration.add("level", level_of(*rule.severity));
    json.add("defaultConfiguration", std::move(configuration));
    json.add("help", object("text", "`aludel rules " + std::string(rule.name) +
                                        "` explains it, with an example and the same made safe."));
    json.add("properties", object("tags", list_of(lint::to_string(rule.group))));
    add(std::string(rule.name), std::move(json));
  }
  void add(const std::string& name, Json descriptor) {
    numbers_.emplace(name, numbers_.size());
    list_.push(std::move(descriptor));
  }

  std::map<std::string, std::size_t> numbers_;
  Json list_ = Json::array();
};

Json region_of(const lint::Extent& extent) {
  const auto& [place, end_line, end_column] = extent;
  Json region = object("startLine", place.line);
  if (place.column > 0) region.add("startColumn", character_column(place, place.line, place.column));
  if (end_line < place.line) return region;
  region.add("endLine", end_line);
  if (end_column > 0) region.add("endColumn", character_column(place, end_line, end_column));
  return region;
}

Json location_of(const Finding& finding) {
  const auto& place = finding.extent.place;
  Json artifact = object("uri", uri_of(place.path()));
  if (place.path().front() != '/') artifact.add("uriBaseId", "%SRCROOT%");
  Json physical = object("artifactLocation", std::move(artifact));
  if (place.line > 0) physical.add("region", region_of(finding.extent));
  Json location = object("physicalLocation", std::move(physical));
  if (!finding.revision.empty())
    location.add("logicalLocations",
                 list_of(std::move(object("name", finding.revision).add("kind", "revision"))));
  return location;
}

/// Tells findings apart without line numbers, so that what is written above one does not make it a new one.
class Fingerprints {
public:
  std::string next(const Finding& finding) {
    const auto& place = finding.extent.place;
    auto text = finding.rule + "\n" + finding.revision + "\n" + finding.dialect + "\n";
    if (place.known()) text += base::trim(base::source_line(*place.source, place.line));
    const auto number = ++seen_[text];
    return base::sha256(text + "\n" + std::to_string(number));
  }

private:
  std::map<std::string, int> seen_;
};

Json result_of(const Finding& finding, const lint::Result& all, const Descriptors& rules,
               Fingerprints& fingerprints) {
  Json json = object("ruleId", finding.rule);
  json.add("ruleIndex", rules.number_of(finding.rule)).add("level", level_of(finding.severity));
  json.add("message", object("text", said_of(finding, all)));
  if (!finding.extent.place.path().empty()) json.add("locations", list_of(location_of(finding)));
  json.add("partialFingerprints", object("aludel/v1", fingerprints.next(finding)));
  if (finding.suppressed)
    json.add("suppressions",
             list_of(std::move(object("kind", "inSource").add("justification", finding.reason))));
  return json;
}
} // namespace

Json sarif(const lint::Result& result, const std::string& tool_version) {
  Descriptors rules(result);
  Fingerprints fingerprints;
  Json results = Json::array();
  for (const auto& finding : result.findings) results.push(result_of(finding, result, rules, fingerprints));
  Json driver = object("name", "aludel");
  driver.add("version", tool_version).add("rules", rules.taken());
  Json run = object("tool", object("driver", std::move(driver)));
  run.add("columnKind", "unicodeCodePoints").add("results", std::move(results));
  Json log = object("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  log.add("version", "2.1.0").add("runs", list_of(std::move(run)));
  return log;
}

} // namespace aludel::report
