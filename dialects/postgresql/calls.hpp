#pragma once
#include "framework/model/names.hpp"

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

} // namespace aludel::postgresql
