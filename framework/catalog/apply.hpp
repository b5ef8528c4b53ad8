#pragma once
#include "framework/base/diagnostic.hpp"
#include "framework/catalog/catalog.hpp"

namespace aludel::catalog {

/// Who changes the catalog.
struct Author {
  RevisionId revision;
  bool maybe = false; ///< the step is conditional
};

/// What the catalog is after an operation. A clash ("table t exists already", "unknown column") is a finding
/// without a place, and leaves the catalog as it was; an operation on a table that the catalog does not know
/// changes nothing and says nothing, since raw SQL may have made that table.
/// `dialect` picks raw SQL texts: tables that they name are marked `changed_by_sql`.
base::Diagnostics apply(Catalog& catalog, const model::Operation& operation, const Author& author,
                        std::string_view dialect);

/// The table that a create_table makes: constraints written at columns stand with the table's, named. A
/// partition has the columns of its `parent`, where that is known. `beside`: where the names that constraints
/// get have to be free.
Table table_of(const model::CreateTable& operation, const Author& author, const Catalog& beside,
               const Table* parent = nullptr);

/// The create_table that makes a table: its columns, indexes and those constraints that it can say. Names are
/// said where the constraints would not get them by themselves `beside` what is there.
model::CreateTable create_table_of(const Table& table, const Catalog& beside);

/// Whether create_table can say a constraint: one that has not seen the rows yet, and a primary key that can
/// be deferred, are added by operations of their own.
bool fits_create_table(const Constraint& constraint);

/// The same create_table as a person writes it: constraints of one column that have no name stand at it, and
/// what a primary key says is not said again.
model::CreateTable with_constraints_at_columns(model::CreateTable operation, const Naming& naming);

} // namespace aludel::catalog
