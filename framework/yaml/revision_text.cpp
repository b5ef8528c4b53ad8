#include "framework/yaml/revision_text.hpp"

#include "framework/base/parallel.hpp"
#include "framework/base/text.hpp"
#include "framework/yaml/layout.hpp"
#include "framework/yaml/reader.hpp"
#include "framework/yaml/writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace aludel::yaml {

using base::Json;
using model::Condition;

namespace {
Json one_or_list(const std::vector<std::string>& texts) {
  return texts.size() == 1 ? Json(texts.front()) : Json(texts);
}

std::vector<std::string> texts_of(const std::vector<model::Located>& words) {
  std::vector<std::string> texts;
  for (const auto& word : words) texts.push_back(word.text);
  return texts;
}

Json waivers(const std::vector<model::Waiver>& list) {
  Json out = Json::object();
  for (const auto& waiver : list)
    out.add(waiver.rule, waiver.until.empty()
                             ? Json(waiver.reason)
                             : Json::object().add("reason", waiver.reason).add("until", waiver.until));
  return out;
}

std::string shortest(double number) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
  return {text.data(), end};
}

Json condition(const Condition& test);

/// Adds the keys of a condition to its map.
struct ConditionEntries {
  Json& out;
  void operator()(const model::TableExists& c) const { out.add("table_exists", to_string(c.table)); }
  void operator()(const model::ColumnExists& c) const {
    out.add("column_exists", Json(Json::Array{to_string(c.table), c.column.text}));
  }
  void operator()(const model::ExtensionState& c) const {
    out.add(c.available_is_enough ? "extension_available" : "extension", c.extension.text);
  }
  void operator()(const model::ServerVersion& c) const { out.add("server_version", to_string(c)); }
  void operator()(const model::RowsAtMost& c) const {
    out.add("rows", Json::object().add("table", to_string(c.table)).add("max", c.most));
  }
  void operator()(const model::FreshInstall& c) const { out.add("fresh_install", c.expected); }
  void operator()(const model::FreeSpace& c) const {
    out.add("free_space", shortest(c.factor) + "x " + to_string(c.table));
  }
  void operator()(const model::SqlIs& c) const { out.add("sql", written(c.sql)).add("is", c.expected); }
  void operator()(const model::Not& c) const { out.add("not", condition(c.operand.front())); }
  void operator()(const model::AllOf& c) const { many("all", c.operands); }
  void operator()(const model::AnyOf& c) const { many("any", c.operands); }
  void many(const char* key, const std::vector<Condition>& operands) const {
    Json list = Json::array();
    for (const auto& operand : operands) list.push(condition(operand));
    out.add(key, std::move(list));
  }
};

Json condition(const Condition& test) {
  Json out = Json::object();
  std::visit(ConditionEntries{out}, test.test);
  return out;
}

Json precondition(const model::Precondition& when) {
  Json out = condition(when.condition);
  if (when.otherwise != model::Otherwise::skip) out.add("else", describe::word_of(when.otherwise));
  return out;
}

Json limit(model::Duration duration) { return duration.count() == 0 ? "none" : model::to_string(duration); }

Json param(const model::ParamSpec& spec) {
  Json out = Json::object();
  out.add("type", describe::word_of(spec.type));
  if (spec.default_value) out.add("default", *spec.default_value);
  if (!spec.description.empty()) out.add("description", spec.description);
  return out;
}

/// What stands beside the operation.
Json beside(const model::Step& step) {
  Json out = Json::object();
  if (!step.only.empty()) out.add("only", one_or_list(step.only));
  if (step.when) out.add("when", precondition(*step.when));
  if (!step.allow.empty()) out.add("allow", waivers(step.allow));
  if (step.outside_transaction) out.add("transaction", "none");
  if (step.timeout) out.add("timeout", limit(*step.timeout));
  if (step.lock_timeout) out.add("lock_timeout", limit(*step.lock_timeout));
  if (step.retries) out.add("retries", *step.retries);
  if (!step.description.empty()) out.add("description", step.description);
  return out;
}

Json header(const model::RevisionHeader& header) {
  Json out = Json::object();
  out.add("revision", header.id).add("message", header.message);
  const auto parents = texts_of(header.down_revisions);
  out.add("down_revision", parents.empty() ? Json() : one_or_list(parents));
  if (!header.depends_on.empty()) out.add("depends_on", one_or_list(texts_of(header.depends_on)));
  if (!header.branch_labels.empty()) out.add("branch_labels", one_or_list(texts_of(header.branch_labels)));
  if (!header.created.empty()) out.add("created", header.created);
  if (!header.dialects.empty()) out.add("dialects", header.dialects);
  if (header.transaction != model::TransactionMode::revision)
    out.add("transaction", describe::word_of(header.transaction));
  if (!header.allow.empty()) out.add("allow", waivers(header.allow));
  if (header.when) out.add("when", precondition(*header.when));
  Json params = Json::object();
  for (const auto& [name, spec] : header.params) params.add(name, param(spec));
  if (!header.params.empty()) out.add("params", std::move(params));
  return out;
}

/// The name comes before the table that it is on; `schema:` stays beside what it belongs to.
struct NameFirst {
  Json operator()(Json::Object entries) const {
    std::stable_partition(entries.begin(), entries.end(), [](const auto& e) { return e.first == "name"; });
    return entries;
  }
  Json operator()(const auto& other) const { return other; }
};

std::string lines_of(const model::Operation& operation, int indent) {
  const bool is_table = std::holds_alternative<model::CreateTable>(operation);
  return entry_text(std::string(key_of(operation)), written(operation).visit(NameFirst{}), indent,
                    is_table ? Tall::always : Tall::when_needed);
}

std::string list_text(const model::Steps& steps, int indent) {
  std::string out;
  for (const auto& step : steps)
    out += as_item(lines_of(step.operation, indent + 2) + entries_text(beside(step), indent + 2), indent);
  return out;
}

std::string direction(const std::string& key, const model::Steps& steps) {
  return steps.empty() ? key + ": []\n" : key + ":\n" + list_text(steps, 2);
}

struct DownText {
  std::string operator()(const model::DerivedDown& down) const { return down.demanded ? "down: auto\n" : ""; }
  std::string operator()(const model::Steps& steps) const { return direction("down", steps); }
  std::string operator()(const model::Irreversible& why) const {
    return entry_text("down", Json::object().add("irreversible", why.reason), 0);
  }
};
} // namespace

std::string revision_text(const model::Revision& revision, std::string_view schema) {
  std::string out;
  if (!schema.empty()) out += "# yaml-language-server: $schema=" + std::string(schema) + "\n";
  out += entries_text(header(revision.header), 0);
  return out + "\n" + up_text(revision.up) + down_text(revision.down);
}

Json written(const model::Step& step) {
  Json out = Json::object();
  out.add(std::string(key_of(step.operation)), written(step.operation));
  const auto rest = beside(step);
  for (const auto& [key, value] : *rest.members()) out.add(key, value);
  return out;
}

std::string up_text(const model::Steps& steps) { return direction("up", steps); }

std::string down_text(const model::Down& down) { return std::visit(DownText{}, down); }

bool fits_file(const model::Step& step, const std::vector<std::string>& dialects) {
  base::Diagnostics problems;
  const auto source = std::make_shared<const base::Source>(base::Source{"step", steps_text({step})});
  const auto read = read_step_list(source, {dialects}, problems);
  return read && read->size() == 1 && read->front().operation == step.operation;
}

std::string steps_text(const model::Steps& steps) { return steps.empty() ? "[]\n" : list_text(steps, 0); }

std::string steps_text(const std::vector<model::Operation>& operations) {
  if (operations.empty()) return "[]\n";
  std::vector<std::string> texts(operations.size());
  base::in_parallel(texts.size(), [&](std::size_t i) { texts[i] = as_item(lines_of(operations[i], 2), 0); });
  return base::join(texts, "");
}

} // namespace aludel::yaml
