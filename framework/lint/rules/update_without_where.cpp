#include "framework/lint/facts.hpp"
#include "framework/lint/row_changes.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// A column of this revision gets its values, in a table where that is soon done.
bool fills_small_table(const Transition& t, const model::QualifiedName& table) {
  const auto all = earlier(t);
  return is_small(t, table) && std::any_of(all.begin(), all.end(), [&](const Transition& one) {
           const auto* added = one.as<model::AddColumn>();
           return added != nullptr && same(t, added->table, table) && !has_default(one, added->column);
         });
}
} // namespace

Remarks update_without_where(const Transition& t) {
  Remarks remarks;
  for (const auto& change : row_changes(t)) {
    if (fills_small_table(t, change.table)) continue;
    if (change.verb != RowChange::Verb::update || change.filtered || !live_table(t, change.table)) continue;
    Remark remark{"changes every row of " + to_string(change.table) +
                      " at once, and locks them until it commits",
                  "update in batches by the key, in a revision with `transaction: none`"};
    if (change.place.known()) remark.place = change.place;
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

} // namespace aludel::lint::rules
