#include "framework/lint/facts.hpp"
#include "framework/lint/foreign_keys.hpp"
#include "framework/lint/keys.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
enum class Fit { fits, waits, none };

/// The key that is pointed at has these columns and no others, in any order, and is checked at once.
Fit fit_of(const model::Identifiers& columns, const catalog::Table& parent, const catalog::Catalog& catalog) {
  auto fit = Fit::none;
  for (const auto& key : unique_keys(parent)) {
    if (!are_among(columns, key.columns, catalog) || !are_among(key.columns, columns, catalog)) continue;
    if (key.at_once) return Fit::fits;
    fit = Fit::waits;
  }
  return fit;
}

bool has_all(const catalog::Table& table, const model::Identifiers& columns, const catalog::Naming& naming) {
  return std::all_of(columns.begin(), columns.end(),
                     [&](const auto& column) { return table.column(column, naming) != nullptr; });
}

/// What is wrong with what a foreign key points at; empty: nothing that is known.
std::string fault_of(const model::References& references, const catalog::Catalog& catalog) {
  const auto name = to_string(references.table);
  if (const auto* view = catalog.view(references.table)) return view->certain() ? name + ", a view" : "";
  const auto* parent = catalog.table(references.table);
  if (parent == nullptr || !parent->certain() || parent->partition_of) return {};
  const auto columns = target_columns(references, *parent);
  if (columns.empty()) return "the primary key of " + name + ", which has none";
  const auto what = name + " (" + to_string(columns) + ")";
  if (!has_all(*parent, columns, catalog.naming())) return what + ", and there is no such column";
  switch (fit_of(columns, *parent, catalog)) {
  case Fit::none: return what + ", where several rows may hold the same";
  case Fit::waits: return what + ", whose constraint is deferrable";
  case Fit::fits: break;
  }
  return {};
}
} // namespace

Remarks foreign_key_target_not_unique(const Transition& t) {
  const auto& last = fitting(t);
  if (!last.is_complete() || !are_foreign_keys_on(t.passage->scene)) return {};
  Remarks remarks;
  for (const auto& key : made_foreign_keys(t))
    if (const auto fault = fault_of(key.references, last.after()); !fault.empty())
      remarks.push_back({"a foreign key of " + to_string(key.table) + " points at " + fault,
                         "point at the primary key of the table, or at columns with a unique constraint"});
  return remarks;
}

} // namespace aludel::lint::rules
