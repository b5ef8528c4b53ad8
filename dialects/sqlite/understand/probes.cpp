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
/// What the probe itself names is left out. A table of which no column is read may be told of without what it
/// is read by.
std::vector<Access> without_probe(std::vector<Access> accesses, const model::Identifier& probed) {
  std::erase_if(accesses, [&](const Access& access) {
    return !access.inside && (same(access.relation.name, probed) || !access.column.empty());
  });
  return accesses;
}
} // namespace

std::optional<std::vector<Access>> accesses_of_view(const Shadow& shadow, const model::QualifiedName& view) {
  auto verdict = shadow.judge("SELECT * FROM " + quoted(view));
  if (!verdict.accepted) return std::nullopt;
  return without_probe(std::move(verdict.accesses), view.name);
}

std::optional<std::vector<Access>> accesses_of_trigger(Shadow& shadow, const model::CreateTrigger& trigger) {
  const Attempt attempt(shadow);
  drop_others(shadow, trigger);
  auto verdict = shadow.judge(firing(shadow, trigger));
  if (!verdict.accepted) return std::nullopt;
  return without_probe(std::move(verdict.accesses), trigger.table.name);
}

} // namespace aludel::sqlite
