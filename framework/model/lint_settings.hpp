#pragma once
#include "framework/base/diagnostic.hpp"
#include "framework/model/duration.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace aludel::model {

/// How much a rule's findings count; `off`: it has none.
enum class LintLevel { off, info, warning, error };

/// What a project says of a rule, or of several.
struct RuleSetting {
  std::optional<LintLevel> level;             ///< absent: as it was
  std::map<std::string, std::string> options; ///< settings that only the rule knows, as written
  base::Place place;                          ///< of its name
};

/// A rule, `group:NAME`, or `*` for all → what is said of it.
using RuleSettings = std::map<std::string, RuleSetting>;

/// What is said of rules for some files alone.
struct PathRules {
  std::string match; ///< a pattern of paths: `*` is any text, `?` any character
  RuleSettings rules;
};

/// `lint:` of the project file.
struct LintSettings {
  std::map<std::string, std::string> target;                     ///< dialect → oldest server deployed to
  std::optional<base::Severity> fail_on = base::Severity::error; ///< empty: never
  std::optional<Duration> runner_lock_timeout;                   ///< absent: `lock_timeout`; zero: none
  std::vector<std::string> exposed_schemas;                      ///< tables there need row security
  std::vector<std::string> small_tables;                         ///< as `table` or `schema.table`
  std::map<std::string, bool> foreign_keys;                      ///< dialect → enforced; absent: they are
  std::vector<std::string> tenant_columns;                       ///< columns that say whose a row is
  std::string deployed_up_to;                                    ///< an identifier; empty: everything is
  RuleSettings rules;
  std::vector<PathRules> paths; ///< later ones win
};

} // namespace aludel::model
