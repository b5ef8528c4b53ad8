#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
bool is_exposed(const Passage& passage, const model::Identifier& schema) {
  const auto& exposed = passage.scene.settings.exposed_schemas;
  const auto name = schema.empty() ? passage.after.naming().default_schema : schema.text;
  return std::find(exposed.begin(), exposed.end(), name) != exposed.end();
}

/// The place of what made it.
std::optional<base::Place> maker(const Passage& passage, const model::QualifiedName& table) {
  for (const auto& t : passage.transitions)
    if (t.before().table(table) == nullptr && t.after().table(table) != nullptr) return t.extent.place;
  return std::nullopt;
}
} // namespace

Remarks rls_missing(const Passage& passage) {
  Remarks remarks;
  if (passage.scene.settings.exposed_schemas.empty()) return remarks;
  passage.after.for_each_table([&](const catalog::Table& table) {
    if (table.row_security != catalog::RowSecurity::disabled || table.options.temporary ||
        table.partition_of || !is_exposed(passage, table.name.schema))
      return;
    const auto place = maker(passage, table.name);
    if (!place) return;
    Remark remark{"table " + to_string(table.name) +
                      " is in an exposed schema and has no row security: everybody who "
                      "may read it reads all rows",
                  "ALTER TABLE " + to_string(table.name) +
                      " ENABLE ROW LEVEL SECURITY (`enable_row_security`), and a "
                      "policy"};
    remark.place = place;
    remarks.push_back(std::move(remark));
  });
  return remarks;
}

} // namespace aludel::lint::rules
