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

/// A later statement gives it row security, another name or an end, or nobody knows what it does.
bool is_changed_later(const Transition& t, const model::QualifiedName& name) {
  const auto all = later(t);
  return std::any_of(all.begin(), all.end(), [&](const Transition& one) {
    const auto* table = table_of(one.change.operation);
    const auto touched = tables_touched(one);
    const bool is_touched = std::any_of(touched.begin(), touched.end(),
                                        [&](const auto& other) { return same(one, other, name); });
    return one.raw() != nullptr ? is_touched || one.raw()->opaque
                                : table != nullptr && same(one, *table, name) &&
                                      (one.as<model::EnableRowSecurity>() || one.as<model::DropTable>() ||
                                       one.as<model::RenameTable>());
  });
}

/// The table that is left open, as it is at the end; null: none is.
const model::QualifiedName* left_open(const Transition& t) {
  if (const auto* table = kept_table(t))
    return table->row_security.enabled || table->options.temporary || table->partition_of ? nullptr
                                                                                          : &table->name;
  const auto* copied = table_copied(t);
  return copied == nullptr || makes_temporary_table(*t.raw()) || is_changed_later(t, *copied) ? nullptr
                                                                                              : copied;
}
} // namespace

Remarks rls_missing(const Passage& passage) {
  Remarks remarks;
  for (const auto& t : passage.transitions) {
    const auto* table = left_open(t);
    if (table == nullptr || !is_exposed(passage, table->schema)) continue;
    const auto name = to_string(*table);
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
