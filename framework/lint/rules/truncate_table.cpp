#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks truncate_table(const Transition& t) {
  const auto* raw = t.raw();
  if (raw == nullptr || raw->kind != "TRUNCATE TABLE") return {};
  const auto words = catalog::words_of(raw->statement.sql);
  if (catalog::is_keyword(words.back(), "cascade")) return {}; // truncate-cascade says more
  Remarks remarks;
  for (const auto* table : live_tables_written(t)) {
    Remark remark{"removes all rows of " + to_string(table->name),
                  "DELETE … WHERE in batches, or do it by hand once"};
    remark.data_loss = true;
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

} // namespace aludel::lint::rules
