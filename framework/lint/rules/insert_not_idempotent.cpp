#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/retries.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// ON CONFLICT, OR IGNORE, or a query that may look for what is there.
bool is_guarded(const std::string& sql) {
  const auto words = catalog::words_of(sql);
  return std::any_of(words.begin(), words.end(), [](const auto& word) {
    return catalog::is_keyword(word, "conflict") || catalog::is_keyword(word, "ignore") ||
           catalog::is_keyword(word, "replace") || catalog::is_keyword(word, "select");
  });
}
} // namespace

Remarks insert_not_idempotent(const Transition& t) {
  const auto* reading = t.reading();
  if (!is_repeated_after_failure(t) || reading->kind != "INSERT" || is_guarded(reading->statement.sql))
    return {};
  for (const auto& mention : reading->mentions)
    if (mention.writes && mention.object.kind == model::ObjectKind::table &&
        live_table(t, mention.object.name))
      return {{"when a later statement of this step fails, the step is run again, and these rows come a "
               "second time",
               "add ON CONFLICT DO NOTHING, or make each statement a step of its own"}};
  return {};
}

} // namespace aludel::lint::rules
