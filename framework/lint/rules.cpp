#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint {

namespace {
constexpr std::array groups{"data-loss", "locking",  "rewrite",       "transactions", "idempotency",
                            "security",  "history",  "compatibility", "style",        "down-steps",
                            "order",     "rebuilds", "analysis",      "waivers"};

std::vector<Rule> rows() {
  using enum Group;
  using enum base::Severity;
  using enum Ways;
  [[maybe_unused]] constexpr std::nullopt_t off = std::nullopt;
#define ROW(name, group, severity, dialect, ways, summary) name, group, severity, dialect, ways, summary
#define OVER_TRANSITION(function, ...) Rule{ROW(__VA_ARGS__), rules::function, nullptr, nullptr},
#define OVER_PASSAGE(function, ...) Rule{ROW(__VA_ARGS__), nullptr, rules::function, nullptr},
#define OVER_GRAPH(function, ...) Rule{ROW(__VA_ARGS__), nullptr, nullptr, rules::function},
#define ENGINE(function, ...) Rule{ROW(__VA_ARGS__), nullptr, nullptr, nullptr},
  return {
#include "framework/lint/rules.def"
  };
#undef ROW
#undef OVER_TRANSITION
#undef OVER_PASSAGE
#undef OVER_GRAPH
#undef ENGINE
}
} // namespace

std::string_view to_string(Group group) { return groups.at(static_cast<std::size_t>(group)); }

std::vector<std::string> group_names() { return {groups.begin(), groups.end()}; }

const std::vector<Rule>& all_rules() {
  static const auto rules = rows();
  return rules;
}

const Rule* find_rule(std::string_view name) {
  const auto& rules = all_rules();
  const auto at =
      std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.name == name; });
  return at == rules.end() ? nullptr : &*at;
}

std::vector<std::string> rule_names() {
  std::vector<std::string> names;
  for (const auto& rule : all_rules()) names.emplace_back(rule.name);
  return names;
}

} // namespace aludel::lint
