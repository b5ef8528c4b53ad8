#include "framework/lint/absences.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks unknown_table(const Transition& t) {
  if (t.change.maybe) return {};
  Remarks remarks;
  for (const auto& needed : needed_relations(t)) {
    if (!is_absent(t, needed.name)) continue;
    Remark remark{"there is no table " + to_string(needed.name) + " at this point" +
                      why_absent(t, needed.name),
                  "create it in a revision before this one, or mend the name"};
    if (needed.place.known()) remark.place = needed.place;
    remarks.push_back(std::move(remark));
  }
  return unless_missed_beside(t, std::move(remarks));
}

} // namespace aludel::lint::rules
