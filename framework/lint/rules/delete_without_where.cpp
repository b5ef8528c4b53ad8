#include "framework/lint/facts.hpp"
#include "framework/lint/row_changes.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks delete_without_where(const Transition& t) {
  Remarks remarks;
  for (const auto& change : row_changes(t)) {
    if (change.verb != RowChange::Verb::remove || change.filtered || !live_table(t, change.table)) continue;
    Remark remark{"deletes every row of " + to_string(change.table),
                  "add a WHERE that says which rows are meant"};
    if (change.place.known()) remark.place = change.place;
    remark.data_loss = true;
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

} // namespace aludel::lint::rules
