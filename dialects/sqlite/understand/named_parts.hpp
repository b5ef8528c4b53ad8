#pragma once
#include "framework/catalog/catalog.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace aludel::sqlite {

/// One object of a schema, as the statement that makes it.
struct SchemaPart {
  model::Identifier schema; ///< empty: the default one
  std::string sql;
};

/// What a text names of a catalog, and what that names in turn: tables with their indexes, views, virtual
/// tables, then all their triggers. A word too many does no harm.
std::vector<SchemaPart> parts_named_in(std::string_view text, const catalog::Catalog& catalog);

} // namespace aludel::sqlite
