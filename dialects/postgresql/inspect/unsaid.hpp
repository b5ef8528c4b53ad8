#pragma once
#include "framework/catalog/catalog.hpp"

namespace aludel::postgresql {

/// Moves the constraints and indexes of which the vocabulary can say only a part into the catalog, as the
/// statements that make them.
void move_unsaid(catalog::Table& table, catalog::Catalog& catalog);
void move_unsaid(catalog::View& view, catalog::Catalog& catalog);

} // namespace aludel::postgresql
