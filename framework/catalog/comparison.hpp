#pragma once
#include "framework/catalog/catalog.hpp"

/// When two objects mean the same. Not compared: who made them, whether raw SQL named them, whether the user
/// gave a constraint its conventional name, spellings that say the same (the default schema, an option's
/// default, a type's other name), and the order in which parts were added.
namespace aludel::catalog {

/// Names are those of one naming; `catalog` resolves them.
bool alike(const Column& a, const Column& b, const Catalog& catalog);
bool alike(const Constraint& a, const Constraint& b, const Catalog& catalog);
bool alike(const Index& a, const Index& b, const Catalog& catalog);
bool alike(const Trigger& a, const Trigger& b, const Catalog& catalog);
bool alike(const Policy& a, const Policy& b, const Catalog& catalog);
bool alike(const Table& a, const Table& b, const Catalog& catalog);
bool alike(const View& a, const View& b, const Catalog& catalog);
bool alike(const Routine& a, const Routine& b, const Catalog& catalog);
bool alike(const Type& a, const Type& b, const Catalog& catalog);
bool alike(const Sequence& a, const Sequence& b, const Catalog& catalog);
bool alike(const Grant& a, const Grant& b);

// The definitions alone, without comments and parts.
bool same_type(const model::Type& a, const model::Type& b, const Catalog& catalog);
bool same_definition(const Constraint& a, const Constraint& b, const Catalog& catalog);
bool same_definition(const Index& a, const Index& b, const Catalog& catalog);
bool same_definition(const Policy& a, const Policy& b, const Catalog& catalog);
bool same_definition(const Trigger& a, const Trigger& b, const Catalog& catalog);
bool same_definition(const View& a, const View& b, const Catalog& catalog);
bool same_definition(const Routine& a, const Routine& b, const Catalog& catalog);
bool same_definition(const Type& a, const Type& b, const Catalog& catalog);

/// Whether both hold the same objects, each alike.
bool same(const Catalog& a, const Catalog& b);

} // namespace aludel::catalog
