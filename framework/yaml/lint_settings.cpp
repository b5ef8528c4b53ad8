#include "framework/yaml/settings.hpp"

#include "framework/yaml/header.hpp"
#include "framework/yaml/keys.hpp"
#include "framework/yaml/leaves.hpp"
#include "framework/yaml/scalar.hpp"

#include <array>

namespace aludel::yaml {

namespace {
const std::vector<std::string> levels{"error", "warning", "info", "off"};

void read_version(const Slot& slot, std::string& out, Reading& in) {
  constexpr std::string_view due = "a version";
  constexpr std::string_view help = "write \"15\" or \"3.40\"";
  if (!expect_scalar(slot, due, std::string(help), in)) return;
  out = slot.node->text;
  if (!version_of(out)) must_be(slot, due, std::string(help), in);
}

void read_target(const Slot& slot, std::map<std::string, std::string>& out, Reading& in) {
  if (!expect_map(slot, "a map of dialects and versions", "write " + by_dialect(in), in)) return;
  for (const auto& [dialect, place, node] : slot.node->entries)
    if (is_dialect(dialect, place, in)) read_version({&node, dialect, &place}, out[dialect], in);
}

void read_names(const Slot& slot, std::vector<std::string>& out, Reading& in) {
  std::vector<model::Located> names;
  read_texts(slot, names, "a name", in);
  out.clear();
  for (auto& name : names) out.push_back(std::move(name.text));
}

/// The settings of a rule beside its severity are texts; what they mean only the rule knows.
void read_options(const Slot& slot, std::map<std::string, std::string>& out, Reading& in) {
  for (const auto& [option, place, node] : slot.node->entries)
    if (option != "severity") read({&node, option, &place}, out[option], in);
}

void read_level(const Slot& slot, std::optional<model::LintLevel>& out, Reading& in) {
  constexpr std::array in_order{model::LintLevel::error, model::LintLevel::warning, model::LintLevel::info,
                                model::LintLevel::off};
  if (const auto word = read_word(slot, levels, in)) out = in_order[*word];
}

/// `rule: off`, or `rule: {severity: error, …}`.
void read_rules(const Slot& slot, model::RuleSettings& out, Reading& in) {
  if (!expect_map(slot, "a map of rules and severities", "write {RULE: warning}", in)) return;
  for (const auto& [rule, place, node] : slot.node->entries) {
    const Slot value{&node, rule, &place};
    auto& setting = out[rule];
    setting.place = place;
    if (!is_map(value)) {
      read_level(value, setting.level, in);
      continue;
    }
    if (const auto severity = slot_of(value, "severity")) read_level(*severity, setting.level, in);
    read_options(value, setting.options, in);
  }
}

void read_paths(const Slot& slot, std::vector<model::PathRules>& out, Reading& in) {
  if (!expect_list(slot, "a list", "write [{match: \"old/*\", rules: {RULE: off}}]", in)) return;
  out.clear();
  for (const auto& item : items_of(slot)) {
    Keys keys(item, in);
    if (!keys.is_map()) continue;
    auto& path = out.emplace_back();
    if (const auto match = keys.require("match")) read(*match, path.match, in);
    if (const auto rules = keys.require("rules")) read_rules(*rules, path.rules, in);
    keys.finish();
  }
}

void read_fail_on(const Slot& slot, std::optional<base::Severity>& out, Reading& in) {
  using enum base::Severity;
  constexpr std::array<std::optional<base::Severity>, 4> in_order{error, warning, info, std::nullopt};
  if (const auto word = read_word(slot, {"error", "warning", "info", "never"}, in)) out = in_order[*word];
}
} // namespace

void read(const Slot& slot, model::LintSettings& out, Reading& in) {
  Keys keys(slot, in);
  if (!keys.is_map()) return;
  if (const auto target = keys.find("target")) read_target(*target, out.target, in);
  if (const auto fail_on = keys.find("fail_on")) read_fail_on(*fail_on, out.fail_on, in);
  if (const auto timeout = keys.find("runner_lock_timeout"))
    read_as(model::Limit{}, *timeout, out.runner_lock_timeout, in);
  if (const auto schemas = keys.find("exposed_schemas")) read_names(*schemas, out.exposed_schemas, in);
  if (const auto tables = keys.find("small_tables")) read_names(*tables, out.small_tables, in);
  if (const auto columns = keys.find("tenant_columns")) read_names(*columns, out.tenant_columns, in);
  for (const auto& dialect : in.options.dialects)
    if (const auto enforced = keys.find(dialect + "_foreign_keys"))
      read(*enforced, out.foreign_keys[dialect], in);
  if (const auto revision = keys.find("deployed_up_to"); revision && !is_null(*revision))
    read_as(model::RevisionIdText{}, *revision, out.deployed_up_to, in);
  if (const auto rules = keys.find("rules")) read_rules(*rules, out.rules, in);
  if (const auto paths = keys.find("paths")) read_paths(*paths, out.paths, in);
  keys.finish();
}

} // namespace aludel::yaml
