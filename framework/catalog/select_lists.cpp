#include "framework/catalog/select_lists.hpp"

#include <algorithm>
#include <array>

namespace aludel::catalog {

namespace {
constexpr std::array<std::string_view, 12> after_list{"from",   "where", "group",  "having",
                                                      "window", "order", "union",  "intersect",
                                                      "except", "limit", "offset", "fetch"};

bool ends_list(const Word& word) {
  return std::any_of(after_list.begin(), after_list.end(),
                     [&](std::string_view keyword) { return is_keyword(word, keyword); });
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
  if (is_sign(word, "(")) {
    levels_.push_back({level.select, level.select, false, 0});
  } else if (is_sign(word, ")")) {
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
  } else if (level.list && (is_sign(word, ",") || (ends_list(word) && !behind_dot))) {
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

bool is_column(const std::vector<Word>& tokens, const SelectItem& item) {
  if ((item.end - item.begin) % 2 == 0) return false;
  for (auto i = item.begin; i < item.end; ++i)
    if ((i - item.begin) % 2 == 0 ? !is_name(tokens[i]) : !is_sign(tokens[i], ".")) return false;
  return true;
}

bool is_star(const std::vector<Word>& tokens, const SelectItem& item) {
  const auto size = item.end - item.begin;
  return is_sign(tokens[item.end - 1], "*") &&
         (size == 1 || (size == 3 && is_sign(tokens[item.begin + 1], ".")));
}

} // namespace aludel::catalog
