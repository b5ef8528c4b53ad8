#pragma once
#include "framework/lint/passage.hpp"

#include <vector>

namespace aludel::lint {

/// Columns that an operation names without making them or changing them: keys, and those of indexes.
struct NamedColumns {
  const model::QualifiedName* table = nullptr; ///< null: none
  model::Identifiers columns;                  ///< empty ones are expressions
};
NamedColumns named_columns(const model::Operation& operation);

/// An object that a transition must find.
struct Need {
  model::ObjectName object; ///< any relation that is read or changed is called a table
  base::Place place = {};   ///< unknown: that of the transition
};

/// The relations, columns, indexes, constraints, functions, types, sequences and schemas that must be there
/// before it. Those of IF EXISTS are not among them, nor what the bodies of functions name.
std::vector<Need> needs(const Transition& t);

/// Where it came from, a view also where a table is asked for; null when the catalog does not know it.
const catalog::Origin* origin_of_needed(const model::ObjectName& object, const catalog::Catalog& catalog);

} // namespace aludel::lint
