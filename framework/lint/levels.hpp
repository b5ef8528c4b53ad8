#pragma once
#include "framework/lint/rule.hpp"
#include "framework/model/lint_settings.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace aludel::lint {

/// How much the findings of a rule count in a file: what the project says of paths, before what it says of
/// rules and groups, before the rule's own row; nullopt: it is off. A rule by its name counts more than its
/// group, and that more than `*`.
std::optional<base::Severity> level_of(const Rule& rule, std::string_view path,
                                       const model::LintSettings& settings);

/// Whether the project says anything of it; otherwise a remark's own severity counts.
bool is_set(const Rule& rule, std::string_view path, const model::LintSettings& settings);

/// `*` is any text, `?` any one byte.
bool matches(std::string_view pattern, std::string_view text);

/// Names of rules and groups in the settings that there are not, each with its place and the nearest name.
base::Diagnostics unknown_names(const model::LintSettings& settings);

} // namespace aludel::lint
