#include "framework/base/text.hpp"
#include "framework/schema/fields.hpp"
#include "framework/schema/patterns.hpp"

/// Names of objects, and other parts that are written as one key and its value.
namespace aludel::schema {

using base::Json;

namespace {
struct Form {
  std::string key;
  Shape value;
};

Shape routine() {
  auto arguments = shape(Of<model::Arguments>{});
  Json properties = Json::object();
  properties.add("name", refer_to("name")).add("schema", refer_to("identifier"));
  properties.add("arguments", std::move(arguments.schema));
  Json map = Json::object();
  map.add("type", "object").add("properties", std::move(properties));
  map.add("required", std::vector<std::string>{"name"}).add("additionalProperties", false);
  return {any_of({refer_to("name"), std::move(map)}), "a name, or `{name, arguments}`"};
}

/// A map of exactly one of the forms, with `beside` where it may stand.
Shape one_of_forms(const std::vector<Form>& forms, const Json& beside = Json::object()) {
  Json properties = beside;
  Json::Array one;
  std::vector<std::string> words;
  for (const auto& form : forms) {
    properties.add(form.key, form.value.schema);
    one.push_back(std::move(Json::object().add("required", std::vector<std::string>{form.key})));
    words.push_back("`{" + form.key + ": " + form.value.words + "}`");
  }
  Json schema = Json::object();
  schema.add("type", "object").add("properties", std::move(properties));
  schema.add("additionalProperties", false).add("oneOf", std::move(one));
  return {std::move(schema), base::join(words, ", ")};
}

Form form_of(model::ObjectKind kind) {
  const std::string key(describe::word_of(kind));
  if (is_part(kind)) return {key, shape(model::TableAndPart{})};
  if (is_routine(kind)) return {key, routine()};
  if (is_global(kind)) return {key, shape(Of<model::Identifier>{})};
  return {key, shape(Of<model::QualifiedName>{})};
}

Shape one_of_kinds(const std::vector<model::ObjectKind>& kinds) {
  std::vector<Form> forms;
  for (const auto kind : kinds) forms.push_back(form_of(kind));
  return one_of_forms(forms);
}

Form form_of(model::GrantKind kind) {
  using enum model::GrantKind;
  const std::string key(describe::word_of(kind));
  if (kind == function || kind == procedure) return {key, routine()};
  if (kind == table || kind == sequence || kind == type) return {key, shape(Of<model::QualifiedName>{})};
  return {key, shape(Of<model::Identifier>{})};
}
} // namespace

Shape shape(Of<model::ObjectName>) { return one_of_kinds(model::every_kind()); }
Shape shape(model::Renamed) { return one_of_kinds(model::renamed_kinds()); }

Shape shape(Of<model::GrantTarget>) {
  std::vector<Form> forms;
  for (const auto kind : model::grant_kinds()) forms.push_back(form_of(kind));
  auto map = one_of_forms(forms, std::move(Json::object().add("columns", refer_to("names"))));
  map.schema.add("dependencies", Json::object().add("columns", std::vector<std::string>{"table"}));
  return {any_of({refer_to("name"), std::move(map.schema)}),
          "the name of a table, `{table: t, columns: [c]}`, or " + map.words};
}

Shape shape(Of<std::vector<model::Privilege>>) {
  auto one = shape(Of<model::Privilege>{});
  auto list = list_of(one.schema, 1);
  const auto all = word_shape({describe::word_of(model::Privilege::all)}).schema;
  // `all` stands alone.
  list.add("anyOf", Json::Array{std::move(Json::object().add("maxItems", 1)),
                                std::move(Json::object().add("items", Json::object().add("not", all)))});
  return {any_of({std::move(one.schema), std::move(list)}), one.words + ", one or a list"};
}

Shape shape(Of<model::TriggerEvent>) {
  auto word = shape(Of<model::Event>{});
  return {any_of({std::move(word.schema), one_key("update", refer_to("names"))}),
          word.words + " or `{update: [columns]}`"};
}

Shape shape(Of<model::PartitionBound>) {
  auto map = map_shape<model::PartitionBound>();
  return {any_of({std::move(Json::object().add("const", "default")), std::move(map.schema)}),
          "`default` or " + map.words};
}

} // namespace aludel::schema
