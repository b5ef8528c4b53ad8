#include "framework/catalog/comparison.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/keys.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// What is to be unique from now on.
struct Demand {
  model::QualifiedName table;
  model::Identifiers columns; ///< plain ones
  model::Identifiers in_expressions;
  const model::Index* index = nullptr;
};

Demand demand_of_index(const Transition& t, const model::CreateIndex& o) {
  Demand demand{o.table, {}, {}, &o.index};
  const auto* table = t.before().table(o.table);
  for (const auto& key : o.index.columns) {
    if (!key.expr)
      demand.columns.push_back(key.column);
    else if (table != nullptr)
      for (auto& column : catalog::columns_in(*key.expr, table->columns))
        demand.in_expressions.push_back(std::move(column));
  }
  return demand;
}

std::optional<Demand> demand_of(const Transition& t) {
  const auto of_constraint = [](const auto& o) {
    return o.using_index.empty() ? std::optional(Demand{o.table, o.columns, {}, nullptr}) : std::nullopt;
  };
  if (is_skipped(t)) return std::nullopt;
  if (const auto* o = t.as<model::AddUnique>()) return of_constraint(*o);
  if (const auto* o = t.as<model::AddPrimaryKey>()) return of_constraint(*o);
  const auto* o = t.as<model::CreateIndex>();
  return o != nullptr && o->index.unique ? std::optional(demand_of_index(t, *o)) : std::nullopt;
}

/// The rows that there are hold values in one of the columns.
bool meets_values(const Transition& t, const Demand& demand) {
  const auto is_live = [&](const auto& column) { return live_column(t, demand.table, column) != nullptr; };
  return std::any_of(demand.columns.begin(), demand.columns.end(), is_live) ||
         std::any_of(demand.in_expressions.begin(), demand.in_expressions.end(), is_live);
}

/// Some of the columns are unique there anyway, or the same index is.
bool is_met_by(const catalog::Catalog& catalog, const Demand& demand) {
  const auto* table = catalog.table(demand.table);
  if (table == nullptr) return false;
  const auto keys = unique_keys(*table);
  return std::any_of(keys.begin(), keys.end(),
                     [&](const UniqueKey& key) { return are_among(key.columns, demand.columns, catalog); }) ||
         (demand.index != nullptr &&
          std::any_of(table->indexes.begin(), table->indexes.end(), [&](const catalog::Index& index) {
            return catalog::same_definition(index, catalog::Index{*demand.index, {}}, catalog);
          }));
}
} // namespace

Remarks data_dependent_unique(const Transition& t) {
  const auto demand = demand_of(t);
  if (!demand || !meets_values(t, *demand)) return {};
  const auto* table = t.before().table(demand->table);
  if (!table->certain() || is_met_by(t.before(), *demand) || is_met_by(t.passage->before, *demand)) return {};
  const bool plain = demand->in_expressions.empty();
  const auto what = plain ? "that hold the same (" + to_string(demand->columns) + ")" : "with the same key";
  return {{"two rows of " + to_string(demand->table) + " " + what + " make this fail",
           "look for such rows, and merge them in a revision before this one"}};
}

} // namespace aludel::lint::rules
