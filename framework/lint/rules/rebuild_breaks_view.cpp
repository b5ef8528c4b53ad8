#include "framework/lint/facts.hpp"
#include "framework/lint/rebuilds.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks rebuild_breaks_view(const Passage& passage) {
  Remarks remarks;
  for (const auto& rebuild : rebuilds(passage)) {
    if (pragma_before(*rebuild.renamed, "legacy_alter_table", false).value_or(false)) continue;
    const auto readers = readers_of(rebuild.table->name, rebuild.renamed->before());
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
