#pragma once
#include "framework/model/sql_block.hpp"

#include <string>
#include <vector>

namespace aludel::lint {

/// A comment of SQL, outside strings, quoted names and bodies.
struct SqlComment {
  std::string text; ///< without its marks
  base::Place place;
  bool ends = false; ///< nothing but comments stands between it and the end of a statement
};

/// Those that speak to this program: "aludel: …", in their order.
std::vector<SqlComment> own_comments(const model::SqlBlock& block);

} // namespace aludel::lint
