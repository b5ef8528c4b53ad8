#include "framework/lint/facts.hpp"
#include "framework/lint/rebuilds.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
bool has_index_like(const Passage& passage, const catalog::Table& table, const model::Index& lost) {
  const auto& naming = passage.after.naming();
  return std::any_of(table.indexes.begin(), table.indexes.end(), [&](const catalog::Index& one) {
    return catalog::same_name(one.definition.name, lost.name, naming) ||
           (one.definition.columns == lost.columns && one.definition.unique == lost.unique);
  });
}

std::vector<std::string> objects_lost(const Passage& passage, const catalog::Table& old,
                                      const catalog::Table& now) {
  const auto& naming = passage.after.naming();
  std::vector<std::string> lost;
  for (const auto& index : old.indexes)
    if (!has_index_like(passage, now, index.definition))
      lost.push_back("index " + index.definition.name.text);
  for (const auto& trigger : old.triggers)
    if (now.trigger(trigger.definition.name, naming) == nullptr)
      lost.push_back("trigger " + trigger.definition.name.text);
  return lost;
}
} // namespace

Remarks rebuild_loses_objects(const Passage& passage) {
  Remarks remarks;
  for (const auto& rebuild : rebuilds(passage)) {
    const auto* now = passage.after.table(rebuild.table->name);
    if (now == nullptr || !now->certain()) continue;
    const auto lost = objects_lost(passage, *rebuild.table, *now);
    if (lost.empty()) continue;
    Remark remark{"with the old " + to_string(rebuild.table->name) + " go " + listed(lost) +
                      ", and the new one has none like it",
                  "create them again after the table has its name"};
    remark.place = rebuild.dropped->extent.place;
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

} // namespace aludel::lint::rules
