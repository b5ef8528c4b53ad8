#include "framework/lint/levels.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using base::Severity;
using model::LintLevel;

TEST_CASE("A path counts more than a rule, that more than its group, and that more than all") {
  const auto& rule = *lint::find_rule("drop-table");
  model::LintSettings settings;
  CHECK(lint::level_of(rule, "revisions/a.yaml", settings) == Severity::error);
  settings.rules["*"].level = LintLevel::info;
  CHECK(lint::level_of(rule, "revisions/a.yaml", settings) == Severity::info);
  settings.rules["group:data-loss"].level = LintLevel::warning;
  CHECK(lint::level_of(rule, "revisions/a.yaml", settings) == Severity::warning);
  settings.rules["drop-table"].level = LintLevel::off;
  CHECK(lint::level_of(rule, "revisions/a.yaml", settings) == std::nullopt);
  settings.paths.push_back({"revisions/2023/*", {{"*", {LintLevel::error, {}, {}}}}});
  CHECK(lint::level_of(rule, "revisions/a.yaml", settings) == std::nullopt);
  CHECK(lint::level_of(rule, "revisions/2023/a.yaml", settings) == Severity::error);
}

TEST_CASE("Patterns of paths") {
  CHECK(lint::matches("*", ""));
  CHECK(lint::matches("revisions/*_a.yaml", "revisions/2023_a.yaml"));
  CHECK(lint::matches("a?c**", "abc"));
  CHECK_FALSE(lint::matches("a?c", "ac"));
  CHECK_FALSE(lint::matches("*.yaml", "a.yml"));
}

TEST_CASE("Names of rules and groups that there are not are complaints") {
  model::LintSettings settings;
  settings.rules["drop-tabel"].level = LintLevel::off;
  settings.rules["group:locking"].level = LintLevel::off;
  settings.paths.push_back({"*", {{"group:loking", {LintLevel::off, {}, {}}}}});
  const auto problems = lint::unknown_names(settings);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].help.find("'drop-table'") != std::string::npos);
  CHECK(problems[1].help.find("'group:locking'") != std::string::npos);
}
