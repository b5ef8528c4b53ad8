#include "framework/lint/assignments.hpp"
#include "framework/lint/insertions.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
using Lists = std::vector<std::pair<std::string, model::Identifiers>>;

void add_view(const Transition& t, const model::Identifiers& columns, Lists& lists) {
  if (t.before().naming().queries_keep_names) lists.emplace_back("the view", columns);
}

/// Lists of columns in which each may stand once; SQLite does not mind it of views.
Lists lists_of(const Transition& t) {
  Lists lists;
  if (const auto* o = t.as<model::CreateTable>()) {
    auto& columns = lists.emplace_back("table " + to_string(o->name), model::Identifiers{}).second;
    for (const auto& column : o->columns) columns.push_back(column.name);
  }
  if (const auto* o = t.as<model::CreateView>()) add_view(t, o->columns, lists);
  if (const auto* o = t.as<model::CreateMaterializedView>()) add_view(t, o->columns, lists);
  for (const auto& insertion : insertions(t)) lists.emplace_back("INSERT", insertion.columns);
  for (const auto& assignment : assignments(t)) lists.emplace_back("SET", assignment.columns);
  return lists;
}

/// The first that stands twice; null: none does.
const model::Identifier* repeated(const model::Identifiers& names, const catalog::Naming& naming) {
  for (auto at = names.begin(); at != names.end(); ++at)
    if (!at->empty() && std::any_of(names.begin(), at, [&](const model::Identifier& one) {
          return catalog::same_name(one, *at, naming);
        }))
      return &*at;
  return nullptr;
}
} // namespace

Remarks duplicate_column_name(const Transition& t) {
  Remarks remarks;
  for (const auto& [where, names] : lists_of(t))
    if (const auto* name = repeated(names, t.before().naming()))
      remarks.push_back(
          {"column " + name->text + " stands twice in " + where +
               (where == "INSERT" || where == "SET" ? ": it is refused, or one of the values is forgotten"
                                                    : ", which is refused"),
           "leave one of them out, or mend its name"});
  return remarks;
}

} // namespace aludel::lint::rules
