#include "framework/yaml/settings.hpp"

#include "framework/yaml/header.hpp"
#include "framework/yaml/keys.hpp"
#include "framework/yaml/leaves.hpp"
#include "framework/yaml/scalar.hpp"

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

void check_names(const Slot& slot, Reading& in) {
  std::vector<model::Located> ignored; // only the shape is looked at
  read_texts(slot, ignored, "a name", in);
}

/// `rule: off`, or `rule: {severity: error, …}` with settings that only the rule knows.
void check_rules(const Slot& slot, Reading& in) {
  if (!expect_map(slot, "a map of rules and severities", "write {RULE: warning}", in)) return;
  for (const auto& [rule, place, node] : slot.node->entries) {
    const Slot value{&node, rule, &place};
    if (!is_map(value)) {
      read_word(value, levels, in);
      continue;
    }
    if (const auto severity = slot_of(value, "severity")) read_word(*severity, levels, in);
  }
}

void check_paths(const Slot& slot, Reading& in) {
  if (!expect_list(slot, "a list", "write [{match: \"old/*\", rules: {RULE: off}}]", in)) return;
  for (const auto& item : items_of(slot)) {
    Keys keys(item, in);
    if (!keys.is_map()) continue;
    std::string pattern;
    if (const auto match = keys.require("match")) read(*match, pattern, in);
    if (const auto rules = keys.require("rules")) check_rules(*rules, in);
    keys.finish();
  }
}

void read_fail_on(const Slot& slot, std::string& out, Reading& in) {
  const std::vector<std::string> words{"error", "warning", "info", "never"};
  if (const auto word = read_word(slot, words, in)) out = words[*word];
}
} // namespace

void read(const Slot& slot, model::LintSettings& out, Reading& in) {
  Keys keys(slot, in);
  if (!keys.is_map()) return;
  model::Duration duration{};
  bool flag = false;
  std::string text;
  if (const auto target = keys.find("target")) read_target(*target, out.target, in);
  if (const auto fail_on = keys.find("fail_on")) read_fail_on(*fail_on, out.fail_on, in);
  if (const auto timeout = keys.find("runner_lock_timeout")) read_as(model::Limit{}, *timeout, duration, in);
  for (const auto* names : {"exposed_schemas", "small_tables", "tenant_columns"})
    if (const auto list = keys.find(names)) check_names(*list, in);
  for (const auto& dialect : in.options.dialects)
    if (const auto foreign_keys = keys.find(dialect + "_foreign_keys")) read(*foreign_keys, flag, in);
  if (const auto revision = keys.find("deployed_up_to"); revision && !is_null(*revision))
    read_as(model::RevisionIdText{}, *revision, text, in);
  if (const auto rules = keys.find("rules")) check_rules(*rules, in);
  if (const auto paths = keys.find("paths")) check_paths(*paths, in);
  keys.finish();
}

} // namespace aludel::yaml
