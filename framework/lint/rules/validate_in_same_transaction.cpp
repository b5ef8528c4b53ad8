#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
const catalog::Constraint* constraint_in(const catalog::Catalog& catalog,
                                         const model::ValidateConstraint& o) {
  const auto* table = catalog.table(o.table);
  return table == nullptr ? nullptr : table->constraint(o.name, catalog.naming());
}
} // namespace

Remarks validate_in_same_transaction(const Transition& t) {
  const auto* o = t.as<model::ValidateConstraint>();
  if (o == nullptr || t.transaction == 0 || waited_for(t, o->table) == nullptr) return {};
  for (const auto& one : earlier(t)) {
    const auto* made = constraint_in(one.after(), *o);
    if (one.transaction != t.transaction || made == nullptr || made->validated ||
        constraint_in(one.before(), *o) != nullptr)
      continue;
    Remark remark{"the lock that adding " + o->name.text + " took (" + one.impact.lock +
                      ") is held while all rows of " + to_string(o->table) + " are read",
                  "validate it in the next revision"};
    remark.severity = weight_of(t, o->table);
    return {remark};
  }
  return {};
}

} // namespace aludel::lint::rules
