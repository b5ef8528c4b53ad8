#include "framework/schema/conditions.hpp"

#include "framework/schema/patterns.hpp"

namespace aludel::schema {

using base::Json;

namespace {
Shape form(Of<model::TableExists>) { return shape(Of<model::QualifiedName>{}); }
Shape form(Of<model::ColumnExists>) { return shape(model::TableAndPart{}); }
Shape form(Of<model::ExtensionState>) { return shape(Of<model::Identifier>{}); }
Shape form(Of<model::RowsAtMost>) { return shape(Of<model::RowsAtMost>{}); }
Shape form(Of<model::FreshInstall>) { return shape(Of<bool>{}); }
Shape form(Of<model::SqlIs>) { return shape(Of<model::SqlText>{}); }
Shape form(Of<model::Not>) { return defined("conditions", "conditions"); }
Shape form(Of<model::AllOf>) { return {list_of(refer_to("conditions"), 1), "a list of conditions"}; }
Shape form(Of<model::AnyOf>) { return {list_of(refer_to("conditions"), 1), "a list of conditions"}; }
Shape form(Of<model::ServerVersion>) {
  return {std::move(Json::object()
                        .add("type", std::vector<std::string>{"string", "number"})
                        .add("pattern", patterns::comparison)
                        .add("minimum", 0)),
          "a comparison with a version"};
}
Shape form(Of<model::FreeSpace>) {
  return {std::move(Json::object().add("type", "string").add("pattern", patterns::multiple)),
          "a multiple of a table's size"};
}

/// `is` and `sql` belong together; `else` is nothing alone.
Json with_dependencies(Json object) {
  Json both = Json::object();
  both.add("sql", std::vector<std::string>{"is"}).add("is", std::vector<std::string>{"sql"});
  both.add("else", Json::object().add("minProperties", 2));
  return std::move(object.add("dependencies", std::move(both)));
}
} // namespace

std::vector<Key> condition_keys() {
  std::vector<Key> keys;
  const auto add = [&]<class Test>(const model::ConditionKey<Test>& row) {
    keys.push_back({std::string(row.key), std::string(row.doc), form(Of<Test>{}), false, {}});
  };
  std::apply([&](const auto&... rows) { (add(rows), ...); }, model::condition_table);
  keys.push_back({"is", "What the query of `sql` gives, as text.", shape(Of<std::string>{}), false, {}});
  return keys;
}

Json when_schema() {
  auto keys = condition_keys();
  keys.push_back({"else", "What happens when the conditions do not hold.", shape(Of<model::Otherwise>{}),
                  false, default_of(model::Otherwise{})});
  return with_dependencies(object_of(keys, {}));
}

Json conditions_schema() {
  return std::move(with_dependencies(object_of(condition_keys(), {})).add("minProperties", 1));
}

} // namespace aludel::schema
