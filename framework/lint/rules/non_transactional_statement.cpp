#include "framework/base/text.hpp"
#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks non_transactional_statement(const Transition& t) {
  const auto* reading = t.reading();
  if (reading == nullptr || t.transaction == 0 || reading->kind == "PRAGMA" ||
      !t.passage->scene.dialect.refuses_transaction(reading->statement))
    return {};
  if (base::lower(reading->statement.sql).find("concurrently") != std::string::npos) return {};
  return {{reading->kind + " cannot run inside a transaction",
           "give its step `transaction: none`, and keep the statement alone in it"}};
}

} // namespace aludel::lint::rules
