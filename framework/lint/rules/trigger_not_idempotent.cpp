#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/retries.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// The table is of a CREATE TABLE of this revision that fails where it is there: so does all of it.
bool is_made_plainly(const Transition& t, const model::QualifiedName& table) {
  const auto all = earlier(t);
  return std::any_of(all.begin(), all.end(), [&](const Transition& one) {
    const auto* made = one.as<model::CreateTable>();
    return made != nullptr && !made->if_not_exists && same(t, made->name, table);
  });
}

bool is_dropped_first(const Transition& t, const model::CreateTrigger& o) {
  const auto all = earlier(t);
  return std::any_of(all.begin(), all.end(), [&](const Transition& one) {
    const auto* drop = one.as<model::DropTrigger>();
    return drop != nullptr && same(t, drop->table, o.table) && same(t, drop->name, o.name);
  });
}

bool says_if_not_exists(const Transition& t) {
  const auto* reading = t.reading();
  if (reading == nullptr) return false;
  const auto words = catalog::words_of(reading->statement.sql);
  return words.size() > 3 && std::any_of(words.begin(), words.begin() + 4,
                                         [](const auto& word) { return catalog::is_keyword(word, "if"); });
}

bool can_replace(const Transition& t, const model::CreateTrigger& o) {
  const auto& naming = t.before().naming();
  return !o.constraint && !naming.ignores_case && target_is_at_least(t, {14});
}
} // namespace

Remarks trigger_not_idempotent(const Transition& t) {
  const auto* o = t.as<model::CreateTrigger>();
  if (o == nullptr || o->replace || says_if_not_exists(t) || is_made_plainly(t, o->table) ||
      is_dropped_first(t, *o) || stands_under_condition(t))
    return {};
  const auto drop = "DROP TRIGGER IF EXISTS " + o->name.text + " first";
  return {{"CREATE TRIGGER " + o->name.text + " on " + to_string(o->table) + " fails if the trigger is there",
           can_replace(t, *o) ? "write CREATE OR REPLACE TRIGGER (`replace: true`), or " + drop
                              : "write " + drop}};
}

} // namespace aludel::lint::rules
