#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/assignments.hpp"
#include "framework/lint/clashes.hpp"
#include "framework/lint/insertions.hpp"
#include "framework/lint/needs.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>
#include <array>

namespace aludel::lint::rules {

namespace {
constexpr auto mend_column = "add it in a revision before this one, or mend the name";

/// The number of a row, which every table has on an engine whose names have no case (SQLite, "Rowid Tables").
bool is_row_number(const model::Identifier& column, const catalog::Naming& naming) {
  constexpr std::array names{"rowid", "_rowid_", "oid"};
  return naming.ignores_case && std::any_of(names.begin(), names.end(), [&](const char* name) {
           return base::iequals(column.text, name);
         });
}

/// What ON CONFLICT (a, b) and excluded.c name.
model::Identifiers named_on_conflict(const Transition& t) {
  model::Identifiers names;
  if (t.reading() == nullptr) return names;
  const catalog::Tokens tokens(t.reading()->statement.sql);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens.is(i, "excluded") && tokens.is_sign(i + 1, ".") && tokens.is_name(i + 2))
      names.push_back(identifier_of(tokens[i + 2]));
    if (!tokens.is(i, "conflict") || !tokens.is_sign(i + 1, "(")) continue;
    for (auto at = i + 2; tokens.is_name(at); at += 2) {
      const bool more = tokens.is_sign(at + 1, ",");
      if (more || tokens.is_sign(at + 1, ")")) names.push_back(identifier_of(tokens[at]));
      if (!more) break;
    }
  }
  return names;
}

class ColumnSearch {
public:
  explicit ColumnSearch(const Transition& t) : t_(t) {}

  void look(const catalog::Catalog& catalog, const model::QualifiedName& name,
            const model::Identifiers& columns) {
    const auto* table = catalog.table(name);
    if (t_.change.maybe || !t_.is_complete() || table == nullptr || !table->certain()) return;
    for (const auto& column : columns)
      if (!column.empty() && table->column(column, catalog.naming()) == nullptr &&
          !is_row_number(column, catalog.naming()))
        remarks_.push_back(
            {"table " + to_string(table->name) + " has no column " + column.text, mend_column});
  }
  Remarks take() { return std::move(remarks_); }

private:
  const Transition& t_;
  Remarks remarks_;
};

Remarks about_columns_missing(const Transition& t) {
  auto remarks = clashes(
      t, [](std::string_view code) { return code == "unknown-column"; }, mend_column);
  if (!remarks.empty()) return remarks;
  if (const auto refusal = refusal_of(t); refusal.rfind("no such column: ", 0) == 0)
    return {{refusal, mend_column}};
  ColumnSearch search(t);
  const auto named = named_columns(t.change.operation);
  const bool is_skipped = t.as<model::CreateTable>() != nullptr && t.before().table(*named.table) != nullptr;
  if (named.table != nullptr && !is_skipped) search.look(t.after(), *named.table, named.columns);
  const auto inserted = insertions(t);
  for (const auto& insertion : inserted) search.look(t.before(), insertion.table, insertion.columns);
  if (inserted.size() == 1) search.look(t.before(), inserted.front().table, named_on_conflict(t));
  for (const auto& assignment : assignments(t)) search.look(t.before(), assignment.table, assignment.columns);
  return search.take();
}
} // namespace

Remarks unknown_column(const Transition& t) { return unless_missed_beside(t, about_columns_missing(t)); }

} // namespace aludel::lint::rules
