#include "framework/catalog/relations.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rebuilds.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
void add_readers(std::vector<std::string>& readers, const std::vector<catalog::Trigger>& triggers,
                 const model::QualifiedName& table, const catalog::Catalog& catalog) {
  for (const auto& trigger : triggers)
    if (!trigger.origin.maybe && catalog::reads({trigger.definition.text().text, {}}, table, catalog))
      readers.push_back("trigger " + trigger.definition.name.text + " of " +
                        to_string(trigger.definition.table));
}

/// What reads the table while the new one gets its name, and there is none of it.
std::vector<std::string> readers_left(const Rebuild& rebuild) {
  const auto& catalog = rebuild.renamed->before();
  const auto& name = rebuild.table->name;
  std::vector<std::string> readers;
  catalog.for_each_view([&](const catalog::View& view) {
    if (!view.certain()) return;
    if (catalog::reads(view.query(), name, catalog)) readers.push_back("view " + to_string(view.name()));
    add_readers(readers, view.triggers, name, catalog);
  });
  catalog.for_each_table([&](const catalog::Table& table) {
    if (!table.origin.maybe) add_readers(readers, table.triggers, name, catalog);
  });
  return readers;
}
} // namespace

Remarks rebuild_breaks_view(const Passage& passage) {
  Remarks remarks;
  for (const auto& rebuild : rebuilds(passage)) {
    if (pragma_before(*rebuild.renamed, "legacy_alter_table", false).value_or(false)) continue;
    const auto readers = readers_left(rebuild);
    if (readers.empty()) continue;
    Remark remark{"RENAME TO " + rebuild.table->name.name.text + " fails: " + listed(readers) +
                      (readers.size() == 1 ? " reads" : " read") + " a table that is gone at this moment",
                  "drop what reads it before, and create it again after the table has its name; or write the "
                  "change as a typed step"};
    remark.place = rebuild.renamed->extent.place;
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

} // namespace aludel::lint::rules
