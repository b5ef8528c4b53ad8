#include "framework/lint/insertions.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
bool has_own_value(const std::vector<Given>& given) {
  return std::any_of(given.begin(), given.end(), [](Given one) { return one != Given::standard; });
}

/// What refuses a value of one's own; empty: nothing does.
std::string refusal(const catalog::Column& column, Overriding overriding) {
  if (column.definition.generated) return "is computed";
  return column.definition.identity == model::Identity::always && overriding == Overriding::none
             ? "is GENERATED ALWAYS AS IDENTITY"
             : "";
}
} // namespace

Remarks identity_insert_without_overriding(const Transition& t) {
  Remarks remarks;
  for (const auto& insertion : insertions(t)) {
    const auto* table = t.before().table(insertion.table);
    if (table == nullptr || !table->certain()) continue;
    for (const auto& column : table->columns) {
      const auto why = refusal(column, insertion.overriding);
      const auto& name = column.definition.name;
      if (why.empty() || !has_own_value(given_to(insertion, *table, name, t.before().naming()))) continue;
      remarks.push_back(
          {to_string(insertion.table) + "." + name.text + " " + why + ": the INSERT of a value into it fails",
           column.definition.generated
               ? "leave the column out"
               : "leave the column out, or add OVERRIDING SYSTEM VALUE before VALUES"});
    }
  }
  return remarks;
}

} // namespace aludel::lint::rules
