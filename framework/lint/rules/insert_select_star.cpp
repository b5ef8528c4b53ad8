#include "framework/catalog/relations.hpp"
#include "framework/catalog/replacing.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/insertions.hpp"
#include "framework/lint/queries.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// A SELECT from relations; one of constants only is like VALUES.
bool is_from_relations(const std::string& query) {
  const catalog::Tokens tokens(query);
  if (!tokens.is(0, "select") || catalog::relations_in(query).empty()) return false;
  int depth = 0;
  return std::any_of(tokens.begin(), tokens.end(), [&](const catalog::Word& token) {
    depth += catalog::is_sign(token, "(") ? 1 : catalog::is_sign(token, ")") ? -1 : 0;
    return depth == 0 && catalog::is_keyword(token, "from");
  });
}

/// With AS or without: "lower(mail) mail". Empty where there is no name.
model::Identifier name_of(const catalog::QueryColumn& column) {
  if (!column.name.empty() || column.item.size() < 2) return {column.name};
  const bool is_last_alone =
      catalog::is_name(column.item.back()) &&
      (catalog::is_name(*(column.item.end() - 2)) || catalog::is_sign(*(column.item.end() - 2), ")"));
  return is_last_alone ? identifier_of(column.item.back()) : model::Identifier();
}

model::Identifiers names_of(const std::vector<catalog::QueryColumn>& columns) {
  model::Identifiers names;
  for (const auto& column : columns) names.push_back(name_of(column));
  return names;
}
model::Identifiers names_of(const catalog::Table& table) {
  model::Identifiers names;
  for (const auto& column : table.columns) names.push_back(column.definition.name);
  return names;
}

/// The same columns in the same order, as far as both go.
bool agree(const model::Identifiers& given, const model::Identifiers& taken,
           const catalog::Catalog& catalog) {
  return given.size() <= taken.size() &&
         std::equal(given.begin(), given.end(), taken.begin(),
                    [&](const auto& a, const auto& b) { return catalog.same(a, b); });
}

bool is_by_place(const Transition& t, const Insertion& insertion, const std::string& query) {
  if (!is_from_relations(query)) return false;
  const auto written = catalog::query_columns(query);
  if (written && !insertion.columns.empty()) return false;
  const auto given = written ? written : catalog::query_columns(with_columns_for_star(query, t.before()));
  const auto* table = t.before().table(insertion.table);
  if (!given || (insertion.columns.empty() && (table == nullptr || !table->certain()))) return true;
  return !agree(names_of(*given), insertion.columns.empty() ? names_of(*table) : insertion.columns,
                t.before());
}

bool is_by_place(const Transition& t, const Insertion& insertion) {
  const auto all = insertion.query ? united_in(*insertion.query) : std::vector<std::string>{};
  return std::any_of(all.begin(), all.end(),
                     [&](const std::string& query) { return is_by_place(t, insertion, query); });
}
} // namespace

Remarks insert_select_star(const Transition& t) {
  Remarks remarks;
  for (const auto& insertion : insertions(t))
    if (is_by_place(t, insertion))
      remarks.push_back(
          {"INSERT into " + to_string(insertion.table) +
               " takes columns by their places: where their order differs, values change columns",
           "name the columns on both sides: INSERT INTO t (a, b) SELECT a, b FROM …"});
  return remarks;
}

} // namespace aludel::lint::rules
