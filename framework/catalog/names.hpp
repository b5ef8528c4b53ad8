#pragma once
#include "framework/catalog/catalog.hpp"

namespace aludel::catalog {

/// The name that PostgreSQL gives a constraint that has none (ChooseIndexName and ChooseConstraintName in
/// src/backend/commands/indexcmds.c and src/backend/catalog/pg_constraint.c): TABLE_pkey, TABLE_COLUMNS_key,
/// TABLE_COLUMNS_fkey, TABLE_COLUMN_check, TABLE_COLUMNS_excl, cut to 63 bytes, with a number where it is
/// taken: by another constraint of the schema, and where it has an index of its own, by a relation. Both
/// engines use it, so that `drop_constraint` works by the same name everywhere. `beside`: the schema; the
/// table is looked at anyway, and need not be in it.
Identifier conventional_name(const Table& table, const Constraint::Definition& definition,
                             const Catalog& beside);

/// The same for an index that follows from that of a table on its partition: TABLE_COLUMNS_idx.
Identifier conventional_name(const Table& table, const model::Index& index);

/// An index is kept under the name of the constraint, where constraints have names.
bool has_index(const Constraint::Definition& definition);

/// What they are made by (makeObjectName in indexcmds.c): FIRST_SECOND_LABEL, or FIRST_LABEL, cut to 63
/// bytes.
Identifier made_name(const Identifier& first, const Identifier& second, const std::string& label);

} // namespace aludel::catalog
