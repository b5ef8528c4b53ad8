#include "framework/base/text.hpp"
#include "framework/catalog/relations.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/insertions.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace aludel::lint::rules {

namespace {
using catalog::Word;

/// The select list of a query that begins with it, as names; an expression without one is empty.
struct SelectNames {
  model::Identifiers names;
  bool star = false;
  bool from = false; ///< there is a FROM behind it
};

/// A star between two tokens stands for columns, and is no multiplication. Numbers are no tokens.
bool begins_item(const std::string& query, const Word& before, const Word& star) {
  constexpr std::array signs{",", "."};
  constexpr std::array keywords{"select", "distinct", "all"};
  if (!base::trim(std::string_view(query).substr(before.end, star.begin - before.end)).empty()) return false;
  return (!before.quoted && std::find(signs.begin(), signs.end(), before.text) != signs.end()) ||
         std::any_of(keywords.begin(), keywords.end(),
                     [&](const char* keyword) { return catalog::is_keyword(before, keyword); });
}

SelectNames select_names(const std::string& query) {
  SelectNames out;
  model::Identifier last;
  int depth = 0;
  const auto tokens = catalog::tokens_of(query);
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const auto& token = tokens[i];
    const auto is = [&](std::string_view sign) { return !token.quoted && token.text == sign; };
    depth += is("(") ? 1 : is(")") ? -1 : 0;
    out.from = depth == 0 && catalog::is_keyword(token, "from");
    if (out.from) break;
    if (depth == 0 && is("*")) out.star = out.star || begins_item(query, tokens[i - 1], token);
    if (depth == 0 && is(","))
      out.names.push_back(std::exchange(last, {}));
    else
      last = catalog::is_name(token) ? identifier_of(token) : model::Identifier();
  }
  out.names.push_back(last);
  return out;
}

model::Identifiers names_of(const catalog::Table& table) {
  model::Identifiers names;
  for (const auto& column : table.columns) names.push_back(column.definition.name);
  return names;
}

/// What "*" stands for; nothing where that is not known for certain.
std::optional<model::Identifiers> star_of(const Transition& t, const std::string& query) {
  const auto uses = catalog::relations_in(query);
  if (uses.size() != 1) return std::nullopt;
  const auto schema = uses[0].schema.text.empty() ? model::Identifier() : identifier_of(uses[0].schema);
  const auto* table = t.before().table({schema, identifier_of(uses[0].word)});
  return table == nullptr || !table->certain() ? std::nullopt : std::optional(names_of(*table));
}

/// The same columns in the same order, as far as both go.
bool agree(const model::Identifiers& given, const model::Identifiers& taken,
           const catalog::Catalog& catalog) {
  return given.size() <= taken.size() &&
         std::equal(given.begin(), given.end(), taken.begin(),
                    [&](const auto& a, const auto& b) { return catalog.same(a, b); });
}

bool is_by_place(const Transition& t, const Insertion& insertion) {
  const auto words = catalog::words_of(*insertion.query);
  if (words.empty() || !catalog::is_keyword(words.front(), "select")) return false;
  const auto select = select_names(*insertion.query);
  if (!select.from || catalog::relations_in(*insertion.query).empty() ||
      (!select.star && !insertion.columns.empty()))
    return false;
  const auto given = !select.star              ? std::optional(select.names)
                     : select.names.size() > 1 ? std::nullopt
                                               : star_of(t, *insertion.query);
  const auto* table = t.before().table(insertion.table);
  if (!given || (insertion.columns.empty() && (table == nullptr || !table->certain()))) return true;
  return !agree(*given, insertion.columns.empty() ? names_of(*table) : insertion.columns, t.before());
}
} // namespace

Remarks insert_select_star(const Transition& t) {
  Remarks remarks;
  for (const auto& insertion : insertions(t))
    if (insertion.query && is_by_place(t, insertion))
      remarks.push_back(
          {"INSERT into " + to_string(insertion.table) +
               " takes columns by their places: where their order differs, values change columns",
           "name the columns on both sides: INSERT INTO t (a, b) SELECT a, b FROM …"});
  return remarks;
}

} // namespace aludel::lint::rules
