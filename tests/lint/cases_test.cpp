#include "tests/lint/lint_case.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

using namespace aludel;
using namespace aludel::lint_test;

namespace {
bool approving() { return std::getenv("ALUDEL_APPROVE") != nullptr; }

std::vector<std::string> found(const LintCase& one, const std::vector<std::string>& rules) {
  std::vector<std::string> lines;
  for (const auto& finding : HistoryText(one.revisions, one.settings).judged(rules, "2026-01-01").findings)
    lines.push_back(line_of(finding));
  return lines;
}

/// `rules`: empty for all of them.
void check(LintCaseFile file, const std::vector<std::string>& rules) {
  for (auto& one : file.cases) {
    INFO(file.path.filename().string() << ": " << one.title);
    const auto lines = found(one, rules);
    if (approving())
      one.findings = lines;
    else
      CHECK(lines == one.findings);
  }
  if (approving()) std::ofstream(file.path) << file.text();
}
} // namespace

TEST_CASE("Each rule finds what its cases say, and nothing else") {
  for (const auto& file : all_lint_cases()) DYNAMIC_SECTION(file.rule()) {
      REQUIRE(lint::find_rule(file.rule()) != nullptr);
      check(file, {file.rule()});
    }
}

TEST_CASE("All rules together find what histories have") {
  for (const auto* folder : {"histories", "unseen"})
    for (const auto& file : all_lint_cases(folder)) DYNAMIC_SECTION(folder << "/" << file.rule()) {
        check(file, {});
      }
}

TEST_CASE("Each rule has two cases that it speaks in, and two in which it is silent") {
  for (const auto& rule : lint::all_rules()) {
    if (is_beyond_histories(rule)) continue;
    const auto path =
        std::filesystem::path(ALUDEL_SOURCE_DIR) / "tests/cases/lint" / (std::string(rule.name) + ".case");
    INFO(rule.name);
    REQUIRE(std::filesystem::exists(path));
    int speaking = 0, silent = 0;
    for (const auto& one : read_lint_cases(path).cases) ++(one.findings.empty() ? silent : speaking);
    CHECK(speaking >= 2);
    CHECK(silent >= 2);
  }
}
