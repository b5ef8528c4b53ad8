#include "framework/schema/shape.hpp"

#include "framework/base/text.hpp"
#include "framework/schema/fields.hpp"
#include "framework/schema/patterns.hpp"

namespace aludel::schema {

using base::Json;

Json refer_to(std::string_view definition) {
  return std::move(Json::object().add("$ref", "#/definitions/" + std::string(definition)));
}

Json any_of(Json::Array alternatives) {
  return std::move(Json::object().add("anyOf", std::move(alternatives)));
}

Json scalar(std::string_view pattern) {
  Json schema = Json::object();
  schema.add("type", std::vector<std::string>{"string", "number", "boolean"});
  if (!pattern.empty()) schema.add("pattern", pattern);
  return schema;
}

Json list_of(Json items, int least) {
  Json schema = Json::object();
  schema.add("type", "array").add("items", std::move(items));
  if (least > 0) schema.add("minItems", least);
  return schema;
}

Json map_of(Json values, int least) {
  Json schema = Json::object();
  schema.add("type", "object").add("additionalProperties", std::move(values));
  if (least > 0) schema.add("minProperties", least);
  return schema;
}

Json one_key(std::string_view key, Json value) {
  return std::move(Json::object()
                       .add("type", "object")
                       .add("properties", Json::object().add(std::string(key), std::move(value)))
                       .add("required", std::vector<std::string>{std::string(key)})
                       .add("additionalProperties", false));
}

Shape defined(std::string_view name, std::string words) { return {refer_to(name), std::move(words)}; }

Shape word_shape(const std::vector<std::string_view>& words) {
  const std::vector<std::string> listed(words.begin(), words.end());
  return {any_of({std::move(Json::object().add("enum", listed)),
                  std::move(Json::object().add("type", "string").add("pattern", patterns::words(words)))}),
          "`" + base::join(listed, "`, `") + "`"};
}

Shape shape(Of<std::string>) { return defined("text", "a text"); }
Shape shape(Of<bool>) { return defined("flag", "`true` or `false`"); }
Shape shape(Of<int>) { return defined("count", "a whole number"); }
Shape shape(Of<std::int64_t>) { return {std::move(Json::object().add("type", "integer")), "a whole number"}; }
Shape shape(Of<model::Identifier>) { return defined("identifier", "a name"); }
Shape shape(Of<model::QualifiedName>) { return defined("name", "a name, or `schema.name`"); }
Shape shape(Of<model::Identifiers>) { return defined("names", "a list of names, or one name"); }
Shape shape(Of<model::Parameters>) { return defined("texts", "a map of names and texts"); }
Shape shape(Of<model::Type>) { return defined("type", "a [type](../types.md)"); }
Shape shape(Of<model::SqlText>) { return defined("sql", "SQL, or SQL by dialect"); }
Shape shape(Of<model::Value>) { return defined("value", "a value, `{sql: …}` or `{param: NAME}`"); }
Shape shape(Of<model::Row>) { return defined("row", "`{column: value}`"); }
Shape shape(Of<model::Duration>) {
  return defined("duration", "a duration: `250ms`, `5s`, `2m`, `1h`, `7d`");
}
Shape shape(Of<model::Sql>) {
  return defined("sql_blocks", "SQL, a list of SQL texts, or either by dialect");
}
Shape shape(Of<model::SqlFile>) { return defined("sql_paths", "a path, or a path by dialect"); }
Shape shape(Of<model::SqlBlock>) { return {scalar(patterns::not_blank), "SQL text"}; }
Shape shape(Of<model::SqlFromFile>) { return {scalar(patterns::not_empty), "a path"}; }
Shape shape(Of<model::ColumnName>) { return shape(model::TableAndPart{}); }
Shape shape(Of<model::Precondition>) { return defined("when", "conditions"); }
Shape shape(Of<std::vector<model::Waiver>>) { return defined("allow", "a map of rules and reasons"); }
Shape shape(Of<model::Steps>) { return defined("steps", "a list of steps"); }

Shape shape(Of<model::Deferrable>) {
  std::vector<std::string_view> words;
  for (const auto& word : words_of(model::Deferrable{})) words.push_back(word.text);
  auto written = word_shape(words);
  return {any_of({shape(Of<bool>{}).schema, std::move(written.schema)}), std::move(written.words)};
}

/// The short form is a column's name: `lower(email)` and `created desc` are none.
Shape shape(Of<model::IndexColumn>) {
  auto map = map_shape<model::IndexColumn>();
  return {any_of({refer_to("column_name"), std::move(map.schema)}), "a name or " + map.words};
}

Shape shape(Of<std::map<std::string, model::ParamSpec>>) {
  auto one = shape(Of<model::ParamSpec>{});
  return {map_of(std::move(one.schema), 0), "a map of names; each: " + one.words};
}

Shape shape(Of<model::Down>) {
  auto why = shape(Of<model::Irreversible>{});
  return {any_of({refer_to("steps"), std::move(Json::object().add("const", "auto")), std::move(why.schema)}),
          "a list of steps, `auto`, or " + why.words};
}

Shape shape(model::RevisionIds form) { return defined("lines", std::string(form.doc)); }
Shape shape(model::Labels form) { return defined("lines", std::string(form.doc)); }
Shape shape(model::Folders form) { return defined("folders", std::string(form.doc)); }
Shape shape(model::DialectNames form) { return defined("dialects", std::string(form.doc)); }
Shape shape(model::RevisionIdText form) { return defined("identifier", std::string(form.doc)); }
Shape shape(model::Reason form) { return {scalar(patterns::not_blank), std::string(form.doc)}; }
Shape shape(model::Limit form) { return defined("limit", std::string(form.doc)); }
Shape shape(model::Moment form) {
  return {std::move(Json::object().add("type", "string").add("pattern", patterns::moment())),
          std::string(form.doc)};
}
Shape shape(model::Day form) {
  return {std::move(Json::object().add("type", "string").add("pattern", patterns::day())),
          std::string(form.doc)};
}
Shape shape(model::Outside) { return {std::move(Json::object().add("const", "none")), "`none`"}; }
Shape shape(model::FileTemplate form) {
  return {std::move(Json::object().add("type", "string").add("pattern", patterns::file_template)),
          std::string(form.doc)};
}
Shape shape(model::TableName form) { return {scalar(patterns::table_name), std::string(form.doc)}; }
Shape shape(model::Attached form) {
  auto own = Json::object().add("pattern", "^([Mm][Aa][Ii][Nn]|[Tt][Ee][Mm][Pp])$");
  auto schema = map_of(scalar(), 0);
  schema.add("propertyNames", Json::object().add("not", std::move(own)));
  return {std::move(schema), std::string(form.doc)};
}
Shape shape(model::TableAndPart) {
  return {std::move(Json::object()
                        .add("type", "array")
                        .add("items", Json::Array{refer_to("name"), refer_to("identifier")})
                        .add("minItems", 2)
                        .add("maxItems", 2)),
          "[table, name]"};
}

} // namespace aludel::schema
