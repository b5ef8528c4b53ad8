#include "framework/report/operations.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/apply.hpp"
#include "framework/yaml/revision_text.hpp"
#include "framework/yaml/writer.hpp"

namespace aludel::report {

namespace {
/// Calls `visit(operation, rendering)` with each operation, in the catalog that those before it left.
template<class Visit>
void for_each_rendered(const Operations& operations, catalog::Catalog before, const dialect::Dialect& dialect,
                       Visit&& visit) {
  for (const auto& operation : operations) {
    auto after = before;
    catalog::apply(after, operation, {}, dialect.name());
    visit(operation, dialect.render(operation, before, after));
    before = std::move(after);
  }
}

std::string commented(const std::string& text) {
  return "-- " + base::replace_all(text, "\n", "\n-- ") + "\n";
}
} // namespace

std::string to_yaml(const Operations& operations) { return yaml::steps_text(operations); }

base::Json to_json(const Operations& operations, const catalog::Catalog& before,
                   const dialect::Dialect& dialect) {
  base::Json list = base::Json::array();
  for_each_rendered(operations, before, dialect, [&](const auto& operation, const auto& rendering) {
    const std::string kind(key_of(operation));
    base::Json sql = base::Json::array();
    for (const auto& statement : rendering.statements) sql.push(statement.sql);
    base::Json one = base::Json::object();
    one.add("kind", kind)
        .add("object", summary(operation).substr(std::min(kind.size() + 1, summary(operation).size())));
    one.add("sql", std::move(sql)).add(kind, yaml::written(operation));
    list.push(std::move(one));
  });
  return list;
}

std::string to_sql(const Operations& operations, const catalog::Catalog& before,
                   const dialect::Dialect& dialect) {
  std::string text;
  for_each_rendered(operations, before, dialect, [&](const auto& operation, const auto& rendering) {
    for (const auto& problem : rendering.problems)
      text += commented(summary(operation) + ": " + problem.message);
    for (const auto& statement : rendering.statements)
      if (statement.expectation.empty()) text += statement.sql + ";\n";
  });
  return text;
}

} // namespace aludel::report
