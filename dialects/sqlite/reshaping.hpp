#pragma once
#include "framework/catalog/catalog.hpp"
#include "framework/model/operation.hpp"

/// Which changes SQLite's ALTER TABLE does itself (https://www.sqlite.org/lang_altertable.html), and which
/// make the table anew.
namespace aludel::sqlite {

/// Whether what the catalog says of the table can be built upon: no raw SQL and no conditional step has
/// touched it.
bool is_sure(const catalog::Table* table);

/// Whether ADD COLUMN would refuse it: keys, stored columns, NOT NULL without a value for rows that exist,
/// defaults that are no literals, a foreign key with a default.
bool adds_by_rebuild(const model::AddColumn& operation, const catalog::Catalog& before);
/// Whether DROP COLUMN would refuse it, or the table is not known for sure: a key, constraint, index or
/// generated column uses it.
bool drops_by_rebuild(const model::DropColumn& operation, const catalog::Catalog& before);
/// Whether it changes anything but the comment, which SQLite does not keep.
bool alters_anything(const model::AlterColumn& operation);

/// Other tables whose foreign keys point at this one.
std::vector<model::QualifiedName> pointing_at(const model::QualifiedName& table,
                                              const catalog::Catalog& catalog);

bool reshapes(const model::Operation& operation, const catalog::Catalog& before);

} // namespace aludel::sqlite
