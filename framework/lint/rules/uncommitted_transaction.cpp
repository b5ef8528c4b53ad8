#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks uncommitted_transaction(const Passage& passage) {
  if (passage.revision.header.transaction != model::TransactionMode::none) return {};
  const Transition* open = nullptr;
  for (const auto& t : passage.transitions) {
    const auto* reading = t.reading();
    if (reading == nullptr) continue;
    if (reading->kind == "BEGIN" || reading->kind == "START TRANSACTION") open = &t;
    if (reading->kind == "COMMIT" || reading->kind == "END" || reading->kind == "ROLLBACK") open = nullptr;
  }
  if (open == nullptr) return {};
  Remark remark{"this transaction is never committed: what follows is rolled back when the session ends",
                "add a COMMIT behind the last statement that belongs to it"};
  remark.place = open->extent.place;
  return {remark};
}

} // namespace aludel::lint::rules
