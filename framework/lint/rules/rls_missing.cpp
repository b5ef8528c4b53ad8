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
} // namespace

Remarks rls_missing(const Passage& passage) {
  Remarks remarks;
  for (const auto& t : passage.transitions) {
    const auto* table = kept_table(t);
    if (table == nullptr || table->row_security.enabled || table->options.temporary || table->partition_of ||
        !is_exposed(passage, table->name.schema))
      continue;
    const auto name = to_string(table->name);
    Remark remark{"table " + name +
                      " is in an exposed schema and has no row security: everybody who may read it "
                      "reads all rows",
                  "ALTER TABLE " + name + " ENABLE ROW LEVEL SECURITY (`enable_row_security`), and a policy"};
    remark.place = t.extent.place;
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

} // namespace aludel::lint::rules
