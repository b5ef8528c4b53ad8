#include "framework/catalog/words.hpp"
#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
bool says_concurrently(const std::string& sql) {
  const auto words = catalog::words_of(sql);
  return std::any_of(words.begin(), words.end(),
                     [](const auto& word) { return catalog::is_keyword(word, "concurrently"); });
}
} // namespace

Remarks concurrently_in_transaction(const Transition& t) {
  const auto* reading = t.reading();
  if (reading == nullptr || t.transaction == 0 || !says_concurrently(reading->statement.sql) ||
      !t.passage->scene.dialect.refuses_transaction(reading->statement))
    return {};
  return {
      {reading->kind + " CONCURRENTLY cannot run inside a transaction",
       "write the typed step with `concurrently: true`, or give this step `transaction: none` and keep the "
       "statement alone in it"}};
}

} // namespace aludel::lint::rules
