#pragma once
#include "framework/catalog/apply.hpp"

/// Changes that reach into other tables: both engines let foreign keys follow a renamed table or column.
namespace aludel::catalog {

void rename_table(Catalog& catalog, const QualifiedName& from, const QualifiedName& to, const Author& author);
void rename_column(Catalog& catalog, const QualifiedName& table, const Identifier& from, const Identifier& to,
                   const Author& author);

/// What DROP TABLE … CASCADE takes away: foreign keys of other tables that point at the table.
void drop_keys_to(Catalog& catalog, const QualifiedName& table);

} // namespace aludel::catalog
