#include "framework/schema/definitions.hpp"
#include "framework/schema/fields.hpp"
#include "framework/schema/schema.hpp"
#include "framework/schema/settings.hpp"

namespace aludel::schema {

using base::Json;

namespace {
Json file(std::string_view title) {
  Json schema = Json::object();
  schema.add("$schema", "http://json-schema.org/draft-07/schema#").add("title", title);
  return schema;
}
} // namespace

Json revision_schema(const std::vector<std::string>& dialects) {
  auto schema = object_of(keys_of<model::Revision>(), {}, file("A revision of Aludel"));
  return std::move(schema.add("definitions", revision_definitions(dialects)));
}

Json project_schema(const std::vector<std::string>& dialects) {
  auto definitions = project_definitions(dialects);
  definitions.add("lint", lint_schema(dialects));
  definitions.add("settings", object_of(keys_of<model::Settings>(), {}));
  auto schema = object_of(keys_of<model::Project>(), {}, file("The project file of Aludel"));
  return std::move(schema.add("definitions", std::move(definitions)));
}

} // namespace aludel::schema
