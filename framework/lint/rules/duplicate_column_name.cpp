#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/insertions.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>
#include <array>

namespace aludel::lint::rules {

namespace {
using Tokens = std::vector<catalog::Word>;

bool ends_assignments(const catalog::Word& token) {
  constexpr std::array ends{"where", "from", "returning", "order", "limit"};
  return std::any_of(ends.begin(), ends.end(),
                     [&](const char* keyword) { return catalog::is_keyword(token, keyword); });
}

/// The columns of the assignments that begin at a token: up to the end of their clause.
model::Identifiers assigned(const Tokens& tokens, std::size_t at) {
  model::Identifiers names;
  int depth = 0;
  for (bool begins = true; at < tokens.size() && depth >= 0; ++at) {
    const auto& token = tokens[at];
    const auto is = [&](std::string_view sign) { return !token.quoted && token.text == sign; };
    depth += is("(") ? 1 : is(")") ? -1 : 0;
    if (depth == 0 && ends_assignments(token)) break;
    const bool plain = at + 1 < tokens.size() && !tokens[at + 1].quoted && tokens[at + 1].text == "=";
    if (begins && depth == 0 && plain && catalog::is_name(token)) names.push_back(identifier_of(token));
    begins = depth == 0 && is(",");
  }
  return names;
}

using Lists = std::vector<std::pair<std::string, model::Identifiers>>;

void add_assignments(const dialect::SqlReading& reading, Lists& lists) {
  if (reading.kind != "UPDATE" && reading.kind != "INSERT") return;
  const auto tokens = catalog::tokens_of(reading.statement.sql);
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (catalog::is_keyword(tokens[i], "set")) lists.emplace_back("SET", assigned(tokens, i + 1));
}

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
  if (t.reading() != nullptr) add_assignments(*t.reading(), lists);
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
      remarks.push_back({"column " + name->text + " stands twice in " + where +
                             (where == "INSERT" || where == "SET"
                                  ? ": PostgreSQL refuses it, SQLite forgets one of the values"
                                  : ", which is refused"),
                         "leave one of them out, or mend its name"});
  return remarks;
}

} // namespace aludel::lint::rules
