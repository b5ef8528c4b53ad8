#pragma once
#include "framework/model/names.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace aludel::postgresql {

/// A name that stands in SQL text: "schema.name", with what it is made of folded as the server folds it.
struct NameUse {
  model::QualifiedName name;
  bool quoted = false; ///< its last part is
  bool called = false; ///< a parenthesis stands behind it
  bool given = false;  ///< it stands behind AS
};

/// Words of the grammar are among them; strings and comments hold none.
std::vector<NameUse> names_in(std::string_view sql);

bool is_among(const auto& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace aludel::postgresql
