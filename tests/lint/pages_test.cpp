#include "tests/lint/lint_case.hpp"

#include "framework/base/files.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

/// docs/rules: a page a rule, whose examples are what it says of them.
using namespace aludel;
using namespace aludel::lint_test;

namespace {
/// A fenced block below a heading: "```sql sqlite" is for one dialect. Lines `# revision ID` and
/// `-- revision ID` begin revisions of one history; `-- settings {…}` is the value of `lint:`.
struct Example {
  std::string heading;
  std::string dialect;
  std::string settings;
  std::vector<std::string> lines;
};

constexpr std::string_view settings_mark = "-- settings ";

std::filesystem::path page_of(const lint::Rule& rule) {
  return std::filesystem::path(ALUDEL_SOURCE_DIR) / "docs/rules" / (std::string(rule.name) + ".md");
}

bool begins(const std::string& line, std::string_view with) { return line.rfind(with, 0) == 0; }

std::vector<Example> examples_in(const std::string& page) {
  std::vector<Example> examples;
  std::string heading;
  bool inside = false;
  for (const auto& line : base::split(page, '\n')) {
    if (begins(line, "## ")) heading = line.substr(3);
    if (inside && begins(line, "```")) {
      inside = false;
    } else if (inside && begins(line, settings_mark)) {
      examples.back().settings = line.substr(settings_mark.size());
    } else if (inside) {
      examples.back().lines.push_back(line);
    } else if (begins(line, "```sql") || begins(line, "```yaml")) {
      const auto words = base::split(line, ' ');
      examples.push_back({heading, words.size() > 1 ? words[1] : "", {}, {}});
      inside = true;
    }
  }
  return examples;
}

std::optional<std::string> revision_in(const std::string& line) {
  for (const std::string_view mark : {"# revision ", "-- revision "})
    if (begins(line, mark)) return line.substr(mark.size());
  return std::nullopt;
}

std::vector<RevisionText> history_of(const Example& example, const lint::Rule& rule) {
  std::vector<RevisionText> revisions;
  const auto dialect = example.dialect.empty() ? std::string(rule.dialect) : example.dialect;
  const auto begin = [&](const std::string& heading) {
    revisions.push_back(read_heading(heading, revisions.empty() ? "" : revisions.back().id));
    if (revisions.back().dialect.empty()) revisions.back().dialect = dialect;
  };
  for (const auto& line : example.lines) {
    if (const auto id = revision_in(line))
      begin(*id);
    else {
      if (revisions.empty()) begin("a");
      revisions.back().text += line + "\n";
    }
  }
  return revisions;
}

std::string told(const lint::Findings& findings) {
  std::string text;
  for (const auto& finding : findings) text += line_of(finding) + "\n";
  return text;
}

bool counts(const lint::Finding& finding, const lint::Rule& rule) {
  return !finding.suppressed && (finding.rule == rule.name || finding.severity != base::Severity::info);
}
} // namespace

TEST_CASE("Each rule has a page whose examples are what it says of them") {
  for (const auto& rule : lint::all_rules()) DYNAMIC_SECTION(rule.name) {
      REQUIRE(std::filesystem::exists(page_of(rule)));
      const auto page = base::DiskFiles{}.read(page_of(rule));
      CHECK(begins(page, "# " + std::string(rule.name) + "\n\n" + std::string(rule.summary)));
      int found = 0, safe = 0;
      for (const auto& example : examples_in(page)) {
        const auto findings =
            HistoryText(history_of(example, rule), example.settings).judged({}, "2026-01-01").findings;
        INFO(told(findings));
        const auto is_of_rule = [&](const auto& finding) {
          return finding.rule == rule.name && !finding.suppressed;
        };
        if (example.heading == "Found") {
          ++found;
          CHECK(std::any_of(findings.begin(), findings.end(), is_of_rule));
        } else if (example.heading == "Safe") {
          ++safe;
          CHECK(std::none_of(findings.begin(), findings.end(),
                             [&](const auto& one) { return counts(one, rule); }));
        }
      }
      // The examples of waivers are histories, those of files and graphs are not.
      if (is_beyond_histories(rule) && rule.group == lint::Group::order) continue;
      CHECK(found > 0);
      CHECK(safe > 0);
    }
}
