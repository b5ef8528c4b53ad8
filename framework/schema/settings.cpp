#include "framework/schema/settings.hpp"

#include "framework/schema/definitions.hpp"

/// What only the project file holds.
namespace aludel::schema {

using base::Json;

namespace {
Json severity() { return or_variable(word_shape({"error", "warning", "info", "off"}).schema); }

/// `rule: off`, or `rule: {severity: error, …}` with settings that only the rule knows.
Json rules() {
  Json settings = Json::object();
  settings.add("type", "object")
      .add("properties", Json::object().add("severity", severity()))
      .add("additionalProperties", shape(Of<std::string>{}).schema);
  return map_of(any_of({severity(), std::move(settings)}), 0);
}

Key key(std::string name, std::string doc, Shape shape) {
  return {std::move(name), std::move(doc), std::move(shape), false, {}};
}

Json paths() {
  auto match = key("match", "The files, as a pattern of their paths.", shape(Of<std::string>{}));
  auto which = key("rules", "The severities there.", {rules(), "a map of rules and severities"});
  match.required = which.required = true;
  return list_of(object_of({match, which}, {}), 0);
}
} // namespace

std::vector<Key> lint_keys(const std::vector<std::string>& dialects) {
  const auto fail_on = word_shape({"error", "warning", "info", "never"});
  const auto names = defined("lines", "a name or a list");
  std::vector<Key> keys{
      key("target", "The oldest server that is deployed to, by dialect.",
          defined("versions", "a map of dialects and versions")),
      key("fail_on", "The least severity that stops an upgrade.",
          {or_variable(fail_on.schema), fail_on.words}),
      key("runner_lock_timeout", "The lock timeout that the deployer sets; default: `lock_timeout`.",
          shape(model::Limit{})),
      key("exposed_schemas", "Schemas whose tables need row security.", names),
      key("small_tables", "Tables for which locks and rewrites are no more than information.", names),
      key("tenant_columns", "Columns that say whose a row is.", names)};
  for (const auto& dialect : dialects)
    keys.push_back(key(dialect + "_foreign_keys", "Whether your program has foreign keys enforced there.",
                       shape(Of<bool>{})));
  keys.push_back(
      key("deployed_up_to", "What revisions up to this one made is live.",
          {any_of({refer_to("name"), std::move(Json::object().add("type", "null"))}), "an identifier"}));
  keys.push_back(
      key("rules", "Severities of rules, or of `group:NAME`.", {rules(), "a map of rules and severities"}));
  keys.push_back(
      key("paths", "Severities for some files alone.", {paths(), "a list; each: `{match, rules}`"}));
  return keys;
}

Json lint_schema(const std::vector<std::string>& dialects) { return object_of(lint_keys(dialects), {}); }

Shape shape(Of<model::LintSettings>) { return defined("lint", "a map"); }

Shape shape(Of<std::map<std::string, model::Settings>>) {
  return {map_of(refer_to("settings"), 0), "a map of names; each: the keys above"};
}

Shape shape(Of<model::Hooks>) {
  return {std::move(Json::object().add("type", "object").add("maxProperties", 0)), "an empty map"};
}

} // namespace aludel::schema
