#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/row_changes.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
bool selects_rows(const dialect::SqlReading& raw) {
  if (raw.kind == "COPY" || raw.kind == "MERGE") return true;
  const auto words = catalog::words_of(raw.statement.sql);
  return raw.kind == "INSERT" && std::any_of(words.begin(), words.end(), [](const catalog::Word& word) {
           return catalog::is_keyword(word, "select");
         });
}

/// The table with rows that the statement goes over: not one of this revision, not a few rows by their keys.
const catalog::Table* filled(const Transition& t) {
  if (const auto* o = t.as<model::Delete>(); o != nullptr && !o->rows.empty()) return nullptr;
  for (const auto& change : row_changes(t))
    if (const auto* table = waited_for(t, change.table)) return table;
  if (const auto* raw = t.raw(); raw != nullptr && selects_rows(*raw))
    for (const auto* table : live_tables_written(t))
      if (is_deployed(t, *table)) return table;
  return nullptr;
}
} // namespace

Remarks ddl_and_backfill_same_transaction(const Transition& t) {
  const auto* table = t.transaction == 0 ? nullptr : filled(t);
  if (table == nullptr) return {};
  for (const auto& one : earlier(t)) {
    const auto locked =
        one.transaction == t.transaction ? locked_tables(one) : std::vector<const catalog::Table*>{};
    if (locked.empty()) continue;
    const auto& name = locked.front()->name;
    Remark remark{to_string(name) + " stays locked (" + one.impact.lock + " since line " +
                      std::to_string(one.extent.place.line) + ") while rows of " + to_string(table->name) +
                      " are changed",
                  "change the rows in a revision of its own, in parts, between the one that adds and the one "
                  "that constrains"};
    remark.severity = weight_of(t, name);
    return {remark};
  }
  return {};
}

} // namespace aludel::lint::rules
