#include "framework/lint/facts.hpp"
#include "framework/lint/row_changes.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks update_without_where(const Transition& t) {
  Remarks remarks;
  for (const auto& change : row_changes(t)) {
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
