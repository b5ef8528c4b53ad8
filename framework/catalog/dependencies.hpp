#pragma once
#include "framework/catalog/catalog.hpp"

/// Which objects cannot be without which others, as far as names tell: foreign keys, types of columns,
/// parents of partitions, owners of sequences, functions of triggers, and what SQL texts name
/// (relations.hpp).
namespace aludel::catalog {

struct Need {
  model::ObjectName
      object; ///< a whole object, or a part of one: a column, constraint, index, trigger, policy
  model::ObjectName needed; ///< a whole object that the catalog knows
  /// DROP … CASCADE of `needed` takes `object`; otherwise it is only needed while `object` is made (the
  /// tables in the body of a function that is kept as text).
  bool firm = true;
};
using Needs = std::vector<Need>;

Needs needs_of(const Table& table, const Catalog& catalog);
Needs needs_of(const View& view, const Catalog& catalog);
Needs needs_of(const Routine& routine, const Catalog& catalog);
Needs needs_of(const Type& type, const Catalog& catalog);
Needs needs_of(const Sequence& sequence, const Catalog& catalog);

/// What DROP … CASCADE of an object takes with it, one step far.
std::vector<model::ObjectName> dependents(const model::ObjectName& needed, const Catalog& catalog);

/// The same of a column, in the table itself and elsewhere.
std::vector<model::ObjectName> dependents_of_column(const QualifiedName& table, const Identifier& column,
                                                    const Catalog& catalog);

/// Foreign keys that need a primary key or unique constraint: DROP CONSTRAINT … CASCADE takes them.
std::vector<model::ObjectName> keys_that_need(const Catalog& catalog, const QualifiedName& table,
                                              const Identifier& constraint);

/// One text for every spelling of an object: relations are one kind, and functions and procedures.
std::string key_of(const model::ObjectName& object, const Catalog& catalog);

model::ObjectName name_of(const Table& table);
model::ObjectName name_of(const View& view);
model::ObjectName name_of(const Routine& routine);
model::ObjectName name_of(const Type& type);
model::ObjectName name_of(const Sequence& sequence);

} // namespace aludel::catalog
