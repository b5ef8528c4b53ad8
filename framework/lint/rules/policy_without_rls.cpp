#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks policy_without_rls(const Passage& passage) {
  Remarks remarks;
  for (const auto& t : passage.transitions) {
    const auto* o = t.as<model::CreatePolicy>();
    const auto* table = o == nullptr ? nullptr : passage.after.table(o->table);
    if (table == nullptr || !table->certain() || table->row_security.enabled ||
        table->policy(o->name) == nullptr)
      continue;
    Remark remark{"policy " + o->name.text + " does nothing: " + to_string(o->table) + " has no row security",
                  "ALTER TABLE " + to_string(o->table) +
                      " ENABLE ROW LEVEL SECURITY (`enable_row_security`)"};
    remark.place = t.extent.place;
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

} // namespace aludel::lint::rules
