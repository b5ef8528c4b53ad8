#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks drop_database(const Transition& t) {
  const auto* raw = t.raw();
  if (raw == nullptr || raw->kind != "DROP DATABASE") return {};
  Remark remark{"drops a whole database", "drop databases by hand, never in a revision"};
  remark.data_loss = true;
  return {remark};
}

} // namespace aludel::lint::rules
