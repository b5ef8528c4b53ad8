#include "framework/lint/levels.hpp"

#include "framework/base/choices.hpp"

#include <algorithm>

namespace aludel::lint {

namespace {
using model::LintLevel;

std::optional<base::Severity> severity_of(LintLevel level) {
  switch (level) {
  case LintLevel::off: return std::nullopt;
  case LintLevel::info: return base::Severity::info;
  case LintLevel::warning: return base::Severity::warning;
  case LintLevel::error: return base::Severity::error;
  }
  return std::nullopt;
}

std::optional<LintLevel> said(const model::RuleSettings& settings, const std::string& name) {
  const auto at = settings.find(name);
  return at == settings.end() ? std::nullopt : at->second.level;
}

std::optional<LintLevel> said_of(const Rule& rule, const model::RuleSettings& settings) {
  if (settings.empty()) return std::nullopt;
  if (const auto level = said(settings, std::string(rule.name))) return level;
  if (const auto level = said(settings, "group:" + std::string(to_string(rule.group)))) return level;
  return said(settings, "*");
}

std::optional<LintLevel> said_of(const Rule& rule, std::string_view path,
                                 const model::LintSettings& settings) {
  for (auto one = settings.paths.rbegin(); one != settings.paths.rend(); ++one)
    if (matches(one->match, path))
      if (const auto level = said_of(rule, one->rules)) return level;
  return said_of(rule, settings.rules);
}

void check(const model::RuleSettings& settings, base::Diagnostics& problems) {
  auto known = rule_names();
  known.emplace_back("*");
  for (const auto& group : group_names()) known.push_back("group:" + group);
  for (const auto& [name, setting] : settings)
    if (std::find(known.begin(), known.end(), name) == known.end())
      problems.push_back({base::Severity::error, "unknown-rule", "there is no rule '" + name + "'",
                          base::guess_and(name, known, "`aludel rules` lists them"), setting.place});
}
} // namespace

std::optional<base::Severity> level_of(const Rule& rule, std::string_view path,
                                       const model::LintSettings& settings) {
  const auto level = said_of(rule, path, settings);
  return level ? severity_of(*level) : rule.severity;
}

bool is_set(const Rule& rule, std::string_view path, const model::LintSettings& settings) {
  return said_of(rule, path, settings).has_value();
}

bool matches(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return text.empty();
  if (pattern.front() != '*')
    return !text.empty() && (pattern.front() == '?' || pattern.front() == text.front()) &&
           matches(pattern.substr(1), text.substr(1));
  const auto rest = pattern.substr(pattern.find_first_not_of('*') == std::string_view::npos
                                       ? pattern.size()
                                       : pattern.find_first_not_of('*'));
  if (rest.empty()) return true;
  for (std::size_t i = 0; i <= text.size(); ++i)
    if (matches(rest, text.substr(i))) return true;
  return false;
}

base::Diagnostics unknown_names(const model::LintSettings& settings) {
  base::Diagnostics problems;
  check(settings.rules, problems);
  for (const auto& path : settings.paths) check(path.rules, problems);
  return problems;
}

} // namespace aludel::lint
