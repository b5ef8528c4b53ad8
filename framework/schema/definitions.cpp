#include "framework/schema/definitions.hpp"

#include "framework/schema/conditions.hpp"
#include "framework/schema/operations.hpp"
#include "framework/schema/patterns.hpp"

namespace aludel::schema {

using base::Json;
using Names = std::vector<std::string>;

namespace {
Json typed(std::string_view type) { return std::move(Json::object().add("type", type)); }
Json one_of_words(const Names& words) { return std::move(Json::object().add("enum", words)); }

Json one_or_list(Json one, int least) { return any_of({one, list_of(one, least)}); }

/// `{dialect: value}`.
Json by_dialect(const Names& dialects, const Json& value) {
  Json properties = Json::object();
  for (const auto& dialect : dialects) properties.add(dialect, value);
  return std::move(typed("object")
                       .add("properties", std::move(properties))
                       .add("additionalProperties", false)
                       .add("minProperties", 1));
}

Json text_or_dialects(const Names& dialects, std::string_view pattern) {
  return any_of({scalar(pattern), by_dialect(dialects, scalar(pattern))});
}

Json type_schema(const Names& dialects) {
  Names names;
  for (const auto& name : model::type_names()) names.push_back(name);
  return any_of({one_of_words(names), std::move(typed("string").add("pattern", patterns::portable_types())),
                 by_dialect(dialects, scalar(patterns::not_blank))});
}

/// `{sql: …}`, where no SQL text could stand alone.
Json expression(const Names& dialects) {
  return one_key("sql", text_or_dialects(dialects, patterns::not_blank));
}

Json sql_schema(const Names& dialects) {
  return any_of(
      {scalar(patterns::not_blank), expression(dialects), by_dialect(dialects, scalar(patterns::not_blank))});
}

Json value_schema(const Names& dialects) {
  return any_of({std::move(Json::object().add("type", Names{"null", "boolean", "number", "string"})),
                 expression(dialects), one_key("param", refer_to("identifier"))});
}

Json blocks_schema(const Names& dialects) {
  const auto blocks = any_of({scalar(patterns::not_blank), list_of(scalar(patterns::not_blank), 0)});
  return any_of({blocks, by_dialect(dialects, blocks)});
}

Json paths_schema(const Names& dialects) {
  const auto path = scalar(patterns::not_empty);
  const auto none = std::move(typed("array").add("maxItems", 0));
  return any_of({path, by_dialect(dialects, any_of({path, none}))});
}

/// Apart from the values: `sql` is both.
std::string definition_of(const OperationShape& operation) { return "step." + operation.key; }

/// A step has one of the operations, and what stands beside it.
Json step_schema() {
  Json properties = Json::object();
  Json::Array one;
  for (const auto& operation : operations()) {
    properties.add(operation.key,
                   std::move(refer_to(definition_of(operation)).add("description", operation.doc)));
    one.push_back(std::move(Json::object().add("required", Names{operation.key})));
  }
  for (const auto& key : keys_of<model::Step>())
    properties.add(key.name, std::move(Json(key.shape.schema).add("description", key.doc)));
  return std::move(typed("object")
                       .add("properties", std::move(properties))
                       .add("additionalProperties", false)
                       .add("oneOf", std::move(one)));
}

/// The oldest server of each dialect.
Json versions(const Names& dialects) {
  Json properties = Json::object();
  for (const auto& dialect : dialects) properties.add(dialect, scalar(patterns::version));
  return std::move(
      typed("object").add("properties", std::move(properties)).add("additionalProperties", false));
}

void add_leaves(Json& out, const Names& dialects) {
  const auto line = scalar(patterns::one_line);
  out.add("text", scalar()).add("flag", typed("boolean"));
  out.add("count", std::move(typed("integer").add("minimum", 0)));
  out.add("identifier", line).add("name", line);
  out.add("column_name",
          std::move(scalar(patterns::one_line)
                        .add("not", Json::object().add("pattern", "\\(| ([Aa][Ss][Cc]|[Dd][Ee][Ss][Cc])$"))));
  out.add("names", any_of({line, std::move(list_of(line, 1).add("uniqueItems", true))}));
  out.add("lines", one_or_list(line, 0)).add("texts", map_of(scalar(), 0));
  out.add("dialects", one_or_list(one_of_words(dialects), 1));
  const auto duration = std::move(typed("string").add("pattern", patterns::duration));
  out.add("duration", duration);
  out.add("limit", any_of({duration, std::move(Json::object().add("const", "none"))}));
}

void add_values(Json& out, const Names& dialects) {
  out.add("type", type_schema(dialects)).add("sql", sql_schema(dialects));
  out.add("value", value_schema(dialects)).add("row", map_of(refer_to("value"), 1));
  out.add("sql_blocks", blocks_schema(dialects)).add("sql_paths", paths_schema(dialects));
}
} // namespace

Json or_variable(Json schema) {
  return any_of({std::move(schema), std::move(typed("string").add("pattern", patterns::variable))});
}

Json revision_definitions(const Names& dialects) {
  Json out = Json::object();
  add_leaves(out, dialects);
  add_values(out, dialects);
  out.add("when", when_schema()).add("conditions", conditions_schema());
  out.add("allow", map_of(shape(Of<model::Waiver>{}).schema, 0));
  out.add("steps", list_of(step_schema(), 0));
  for (const auto& operation : operations())
    out.add(definition_of(operation), std::move(Json(operation.shape.schema).add("title", operation.key)));
  return out;
}

Json project_definitions(const Names& dialects) {
  Json out = Json::object();
  const auto line = scalar(patterns::one_line);
  const auto duration = std::move(typed("string").add("pattern", patterns::duration));
  const auto dialect = or_variable(one_of_words(dialects));
  out.add("text", scalar()).add("texts", map_of(scalar(), 0)).add("name", line);
  out.add("flag", or_variable(typed("boolean")));
  out.add("count", or_variable(std::move(typed("integer").add("minimum", 0))));
  out.add("folders", one_or_list(line, 1)).add("lines", one_or_list(line, 0));
  out.add("dialects", one_or_list(dialect, 1));
  out.add("duration", or_variable(duration));
  out.add("limit", or_variable(any_of({duration, std::move(Json::object().add("const", "none"))})));
  out.add("versions", versions(dialects));
  return out;
}

} // namespace aludel::schema
