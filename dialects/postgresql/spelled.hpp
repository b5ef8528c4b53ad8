#pragma once
#include <string_view>
#include <vector>

/// Takes apart what the server spells (ruleutils.c). Quotes and comments are respected.
namespace aludel::postgresql {

/// What the parentheses right behind the first `word` hold; empty when there are none.
std::string_view parenthesized_after(std::string_view word, std::string_view text);

/// The parts of a list, by its commas outside parentheses and brackets, without blanks around them.
std::vector<std::string_view> items_of(std::string_view list);

} // namespace aludel::postgresql
