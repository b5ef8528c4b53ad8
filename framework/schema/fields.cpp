#include "framework/schema/fields.hpp"

#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::schema {

using base::Json;
using describe::Rule;

namespace {
Json property(const Key& key) {
  auto schema = key.shape.schema;
  schema.add("description", key.doc);
  if (key.default_value) schema.add("default", *key.default_value);
  return schema;
}

Json requiring(const std::vector<std::string>& keys) {
  return std::move(Json::object().add("required", keys));
}

/// A list with something in it; says nothing of other values.
Json filled() { return std::move(Json::object().add("minItems", 1)); }

/// A flag counts only when it is true.
Json present(std::string_view key, bool flag) {
  auto schema = requiring({std::string(key)});
  if (flag) schema.add("properties", Json::object().add(std::string(key), Json::object().add("const", true)));
  return schema;
}

Json changing(const std::vector<Key>& keys) {
  Json::Array alternatives;
  for (const auto& key : keys)
    if (!key.required && key.name != schema_key().name)
      alternatives.push_back(present(key.name, key.default_value.has_value()));
  return any_of(std::move(alternatives));
}

Json rule_schema(const Rule& rule, const std::vector<Key>& keys) {
  const std::string first(rule.first), second(rule.second);
  switch (rule.kind) {
  case Rule::Kind::excludes:
    return std::move(Json::object().add(
        "not", Json::object().add("allOf", Json::Array{present(first, first == rule.flag),
                                                       present(second, second == rule.flag)})));
  case Rule::Kind::alias: return std::move(Json::object().add("not", requiring({first, second})));
  case Rule::Kind::one_of:
    return std::move(Json::object()
                         .add("oneOf", Json::Array{requiring({first}), requiring({second})})
                         .add("properties", Json::object().add(first, filled()).add(second, filled())));
  case Rule::Kind::needs:
    return std::move(
        Json::object().add("dependencies", Json::object().add(first, std::vector<std::string>{second})));
  case Rule::Kind::some: return changing(keys);
  }
  return Json::object();
}
} // namespace

Key schema_key() {
  return {"schema",
          "The schema that it stands in; the name beside it is then taken whole.",
          shape(Of<model::Identifier>{}),
          false,
          {}};
}

Json object_of(const std::vector<Key>& keys, const std::vector<Rule>& rules, Json object) {
  Json properties = Json::object();
  std::vector<std::string> required;
  for (const auto& key : keys) {
    properties.add(key.name, property(key));
    if (key.required) required.push_back(key.name);
  }
  object.add("type", "object").add("properties", std::move(properties));
  if (!required.empty()) object.add("required", required);
  object.add("additionalProperties", false);
  Json::Array all;
  for (const auto& rule : rules) all.push_back(rule_schema(rule, keys));
  if (!all.empty()) object.add("allOf", std::move(all));
  return object;
}

std::string words_of_map(const std::vector<Key>& keys) {
  std::vector<std::string> names;
  for (const auto& key : keys) names.push_back(key.name + (key.required ? "" : "?"));
  return "`{" + base::join(names, ", ") + "}`";
}

} // namespace aludel::schema
