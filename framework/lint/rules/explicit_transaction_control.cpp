#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks explicit_transaction_control(const Transition& t) {
  const auto* reading = t.reading();
  const bool own = t.passage->revision.header.transaction == model::TransactionMode::none;
  if (reading == nullptr || own || t.transaction == 0 ||
      !t.passage->scene.dialect.controls_transaction(reading->statement))
    return {};
  return {{reading->kind + " interferes with the transaction that Aludel runs the revision in",
           "leave it out; or write `transaction: none` at the revision, which then has none but its own"}};
}

} // namespace aludel::lint::rules
