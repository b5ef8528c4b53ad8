#include "framework/lint/locks.hpp"

#include "framework/lint/facts.hpp"
#include "framework/replay/params.hpp"

#include <algorithm>

namespace aludel::lint {

namespace {
/// Anything of that name: IF NOT EXISTS looks at no more.
bool is_taken(const Transition& t, const model::QualifiedName& index) {
  const auto& before = t.before();
  return catalog::find_index(before, index) != nullptr || before.relation(index) ||
         before.has_constraint(before.resolved(index));
}

bool keeps_others_out(const std::string& lock) {
  constexpr std::array locks{"SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE"};
  return std::find(locks.begin(), locks.end(), lock) != locks.end();
}
/// The table that the lock of its impact is on: not the partitioned one whose partitions come and go beside
/// it. What detaches CONCURRENTLY first waits until nobody is in the way.
const model::QualifiedName* locked_table(const model::Operation& operation) {
  if (const auto* o = std::get_if<model::AttachPartition>(&operation)) return &o->partition;
  const auto* detached = std::get_if<model::DetachPartition>(&operation);
  return detached != nullptr && detached->concurrently ? nullptr : table_of(operation);
}
} // namespace

const catalog::Table* waited_for(const Transition& t, const model::QualifiedName& table) {
  const auto* known = live_table(t, table);
  return known == nullptr || !is_deployed(t, *known) ? nullptr : known;
}

std::optional<base::Severity> weight_of(const Transition& t, const model::QualifiedName& table) {
  return is_small(t, table) ? std::optional(base::Severity::info) : std::nullopt;
}

std::vector<const catalog::Table*> locked_tables(const Transition& t) {
  std::vector<const catalog::Table*> tables;
  if (!keeps_others_out(t.impact.lock) || is_skipped(t)) return tables;
  if (t.raw() != nullptr) tables = live_tables_written(t);
  if (const auto* name = locked_table(t.change.operation))
    if (const auto* table = live_table(t, *name)) tables.push_back(table);
  std::erase_if(tables, [&](const catalog::Table* table) { return !is_deployed(t, *table); });
  return tables;
}

bool is_skipped(const Transition& t) {
  if (const auto* o = t.as<model::CreateIndex>())
    return o->if_not_exists && is_taken(t, {o->table.schema, o->index.name});
  if (const auto* o = t.as<model::CreateTable>()) return o->if_not_exists && t.before().relation(o->name);
  const auto* o = t.as<model::AddColumn>();
  const auto* table = o == nullptr || !o->if_not_exists ? nullptr : t.before().table(o->table);
  return table != nullptr && table->column(o->column.name, t.before().naming()) != nullptr;
}

std::string held_up(const Transition& t) { return held_up(t, {"it"}); }

std::string held_up(const Transition& t, const model::QualifiedName& table) {
  const auto name = to_string(table);
  return (t.impact.lock == "ACCESS EXCLUSIVE" ? "all access to " + name + " waits ("
                                              : "writes to " + name + " wait (") +
         t.impact.lock + ")";
}

bool numbers_rows(const Transition& t, const model::AddColumn& added) {
  model::AddColumn alone;
  alone.table = added.table;
  alone.column.name = added.column.name;
  alone.column.type = added.column.type;
  alone.column.identity = added.column.identity;
  alone.column.autoincrement = added.column.autoincrement;
  return t.passage->scene.dialect.impact(alone, t.before()).rewrites;
}

std::string sql_of(const Transition& t, const model::Operation& operation) {
  const auto rendering =
      t.passage->scene.dialect.render(replay::without_params(operation), t.before(), t.after());
  return rendering.statements.size() == 1 ? rendering.statements.front().sql : "";
}

} // namespace aludel::lint
