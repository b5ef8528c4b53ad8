#pragma once
#include "framework/catalog/apply.hpp"

/// Changes that reach into other objects: the engines let foreign keys, views, triggers and rights follow a
/// renamed table or column, and so on.
namespace aludel::catalog {

// The catalog knows the table, and the column.
void rename_table(Catalog& catalog, const QualifiedName& from, const QualifiedName& to, const Author& author);
void rename_column(Catalog& catalog, const QualifiedName& table, const Identifier& from, const Identifier& to,
                   const Author& author);

/// Where views keep the columns that they were made with (Naming::queries_keep_names): `*` of this table is
/// spelled as the columns that it has now. Before a column is added or renamed.
void spell_stars(Catalog& catalog, const Table& table);

/// What triggers kept in the spelling of the database name may have been renamed, and no text of theirs can
/// follow: their tables and views are no longer known for sure.
void doubt_own_spellings(Catalog& catalog);

/// A view, sequence, type, function, procedure or schema; nothing happens when the catalog does not know it.
void rename_object(Catalog& catalog, const model::ObjectName& object, const Identifier& to,
                   const Author& author);

} // namespace aludel::catalog
