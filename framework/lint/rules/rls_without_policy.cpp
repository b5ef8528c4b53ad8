#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks rls_without_policy(const Passage& passage) {
  Remarks remarks;
  for (const auto& t : passage.transitions) {
    const auto* o = t.as<model::EnableRowSecurity>();
    const auto* table = o == nullptr ? nullptr : passage.after.table(o->table);
    if (table == nullptr || !table->certain() || !table->policies.empty() || !table->row_security.enabled)
      continue;
    Remark remark{to_string(o->table) + " has row security and no policy: all but its owner see no rows",
                  "create a policy in the same revision"};
    remark.place = t.extent.place;
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

} // namespace aludel::lint::rules
