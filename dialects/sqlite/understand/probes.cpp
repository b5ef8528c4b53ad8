#include "dialects/sqlite/understand/probes.hpp"

#include "dialects/sqlite/introspect.hpp"
#include "dialects/sqlite/names.hpp"

namespace aludel::sqlite {

namespace {
/// A statement that fires the trigger.
std::string firing(const Shadow& shadow, const model::CreateTrigger& trigger) {
  const auto table = quoted(trigger.table);
  const auto& event = trigger.events.front();
  if (event.event == model::Event::insert) return "INSERT INTO " + table + " DEFAULT VALUES";
  if (event.event == model::Event::delete_) return "DELETE FROM " + table;
  const auto columns = event.columns.empty() ? column_names(shadow.native(), trigger.table) : event.columns;
  if (columns.empty()) return {};
  return "UPDATE " + table + " SET " + quoted(columns.front()) + " = NULL";
}

void drop_others(Shadow& shadow, const model::CreateTrigger& trigger) {
  for (const auto& other : trigger_names(shadow.native(), trigger.table))
    if (!same(other, trigger.name)) shadow.run("DROP TRIGGER " + quoted({trigger.table.schema, other}));
}
} // namespace

std::optional<std::vector<Access>> accesses_of_view(const Shadow& shadow, const model::QualifiedName& view) {
  auto verdict = shadow.judge("SELECT * FROM " + quoted(view));
  if (!verdict.accepted) return std::nullopt;
  std::erase_if(verdict.accesses, [](const Access& access) { return !access.inside; });
  return std::move(verdict.accesses);
}

std::optional<std::vector<Access>> accesses_of_trigger(Shadow& shadow, const model::CreateTrigger& trigger) {
  const Attempt attempt(shadow);
  drop_others(shadow, trigger);
  auto verdict = shadow.judge(firing(shadow, trigger));
  if (!verdict.accepted) return std::nullopt;
  std::erase_if(verdict.accesses, [](const Access& access) { return !access.inside; });
  return std::move(verdict.accesses);
}

} // namespace aludel::sqlite
