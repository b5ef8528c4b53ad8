#pragma once
#include "framework/catalog/catalog.hpp"

/// A partition keeps a copy of its table's columns, and only those constraints and indexes that are its own:
/// the others follow from the table that it is part of.
namespace aludel::catalog {

/// The partitions of a table, and theirs, each after the table that it is part of.
std::vector<QualifiedName> partitions_of(const Catalog& catalog, const QualifiedName& table);

/// The columns of the table that a new partition is part of. Numbering is not taken over.
void adopt_columns(Table& partition, const Table& parent, const Origin& origin);

/// Whether a partition has constraints of its own that it would be given anyway: it was a table before it was
/// attached.
bool has_inherited(const Table& partition, const Table& parent);

/// What a table that is attached has like its parent is the parent's from now on.
void forget_inherited(Table& partition, const Table& parent, const Naming& naming);

/// What a table that is detached had of its parent is its own from now on, by the names that PostgreSQL
/// gives.
void keep_inherited(Table& partition, const Table& parent, const Origin& origin);

/// Detached concurrently it keeps its bound too, as a check, so that rows of others do not come between;
/// where no text can say the bound, the table is marked as changed by SQL.
void keep_bound(Table& partition, const Table& parent, const Catalog& catalog, const Origin& origin);

} // namespace aludel::catalog
