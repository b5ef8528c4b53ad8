#include "framework/lint/extensions.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
std::vector<std::string> columns_of_its_types(const std::string& extension, const Transition& t) {
  std::vector<std::string> columns;
  t.before().for_each_table([&](const catalog::Table& table) {
    for (const auto& column : table.columns)
      if (extension_of_type(type_name(column.definition.type, t.passage->scene.dialect.name())) == extension)
        columns.push_back(to_string(table.name) + "." + column.definition.name.text);
  });
  return columns;
}
} // namespace

Remarks drop_extension(const Transition& t) {
  const auto* o = t.as<model::DropExtension>();
  const auto* known = o == nullptr ? nullptr : t.before().extension(o->name);
  if (known == nullptr || is_new(t, known->origin)) return {};
  const auto columns = columns_of_its_types(o->name.text, t);
  return {{"drops extension " + o->name.text + " (" + since(known->origin) + ")" +
               (columns.empty() ? "" : ", whose types " + listed(columns) + " have"),
           columns.empty() ? "make sure that nothing calls its functions any more"
                           : "change these columns to other types first"}};
}

} // namespace aludel::lint::rules
