#include "framework/catalog/select_lists.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace aludel::catalog {

namespace {
/// Not "AS limit", "IS DISTINCT FROM", "WITHIN GROUP", "t.order"; nor where an item has yet to begin, but for
/// the list of nothing.
bool ends_list(const std::vector<Word>& tokens, std::size_t at, std::size_t item) {
  constexpr std::array<std::string_view, 3> goes_on{"as", "distinct", "within"};
  if (!begins_clause(tokens[at])) return false;
  if (at == item) return is_keyword(tokens[at], "from");
  const auto& before = tokens[at - 1];
  return !is_sign(before, ".") && std::none_of(goes_on.begin(), goes_on.end(), [&](std::string_view word) {
    return is_keyword(before, word);
  });
}
} // namespace

SelectLists::SelectLists(const std::vector<Word>& tokens) : around_{0}, levels_(1) {
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    select_of_.push_back(levels_.back().select);
    token(tokens, at);
  }
  while (!levels_.empty()) close(tokens.size());
}

void SelectLists::token(const std::vector<Word>& tokens, std::size_t at) {
  const auto& word = tokens[at];
  auto& level = levels_.back();
  const bool behind_dot = at > 0 && is_sign(tokens[at - 1], ".");
  if (is_sign(word, "(") || is_sign(word, "[")) {
    levels_.push_back({level.select, level.select, false, 0});
  } else if (is_sign(word, ")") || is_sign(word, "]")) {
    if (levels_.size() == 1) return;
    close(at);
    auto& around = levels_.back();
    if (around.list && is_keyword(tokens[around.item], "on")) around.item = at + 1; // DISTINCT ON (…)
  } else if (is_keyword(word, "select") && !behind_dot) {
    around_.push_back(level.outer);
    level.select = select_of_.back() = around_.size() - 1;
    level.list = true;
    level.item = at + 1;
  } else if (level.list && level.item == at && (is_keyword(word, "distinct") || is_keyword(word, "all"))) {
    level.item = at + 1;
  } else if (level.list && (is_sign(word, ",") || ends_list(tokens, at, level.item))) {
    end_item(level, at);
    level.list = is_sign(word, ",");
    level.item = at + 1;
  }
}

void SelectLists::close(std::size_t at) {
  end_item(levels_.back(), at);
  levels_.pop_back();
}

void SelectLists::end_item(Level& level, std::size_t at) {
  if (level.list && at > level.item) items_.push_back({level.item, at});
}

bool SelectLists::sees(std::size_t at, std::size_t use) const {
  for (auto select = select_of_[at];; select = around_[select]) {
    if (select == select_of_[use]) return true;
    if (select == around_[select]) return false;
  }
}

std::vector<SelectItem> SelectLists::items_of(std::size_t select) const {
  std::vector<SelectItem> items;
  std::copy_if(items_.begin(), items_.end(), std::back_inserter(items),
               [&](const SelectItem& item) { return in_one_select(item.begin, select); });
  return items;
}

bool begins_clause(const Word& word) {
  constexpr std::array<std::string_view, 12> clauses{"from",   "where", "group",  "having",
                                                     "window", "order", "union",  "intersect",
                                                     "except", "limit", "offset", "fetch"};
  return std::any_of(clauses.begin(), clauses.end(),
                     [&](std::string_view keyword) { return is_keyword(word, keyword); });
}

bool is_column(const std::vector<Word>& tokens, const SelectItem& item) {
  if ((item.end - item.begin) % 2 == 0) return false;
  for (auto i = item.begin; i < item.end; ++i)
    if ((i - item.begin) % 2 == 0 ? !is_name(tokens[i]) : !is_sign(tokens[i], ".")) return false;
  return true;
}

bool is_star(const std::vector<Word>& tokens, const SelectItem& item) {
  return is_sign(tokens[item.end - 1], "*") &&
         (item.end - item.begin == 1 || is_sign(tokens[item.end - 2], "."));
}

} // namespace aludel::catalog
