#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace aludel::graph {

/// A target as it is written: `[BRANCH@][SYMBOL][±STEPS]`. Nothing is looked up yet.
struct Identifier {
  std::string text;
  std::string branch; ///< empty: none given
  std::string symbol; ///< empty: relative to where the database is
  std::optional<int> steps;

  bool is_relative() const { return symbol.empty(); }
};

/// Throws Error exit 2 "bad-identifier" with what is wrong and an example of what is right.
Identifier parse_identifier(std::string_view text);

} // namespace aludel::graph
