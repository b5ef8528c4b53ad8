#pragma once
#include "framework/catalog/apply.hpp"

/// How parts come into a table value; shared by create_table and the operations that add to a table.
namespace aludel::catalog {

/// The column without the constraints written at it.
Column stripped(const model::Column& column, const Author& author);

/// Adds a constraint by its given name, or the conventional one, which is free `beside`.
Constraint& add_constraint(Table& table, const Identifier& given, Constraint::Definition definition,
                           model::Deferrable deferrable, const Author& author, const Catalog& beside);

/// The constraints that were written at a column.
void add_column_constraints(Table& table, const model::Column& column, const Author& author,
                            const Catalog& beside);

void add_index(Table& table, const model::Index& index, const Author& author);

/// The columns that a constraint or index is made of; a check's and an expression's are those they name.
bool uses_column(const Constraint& constraint, const Identifier& column, const Naming& naming);
bool uses_column(const model::Index& index, const Identifier& column, const Naming& naming);

} // namespace aludel::catalog
