#pragma once
#include "framework/catalog/catalog.hpp"

#include <vector>

/// The operations that make an object as the catalog knows it.
namespace aludel::catalog {

using Operations = std::vector<model::Operation>;

/// The operation that adds a constraint, by its name.
model::Operation added(const QualifiedName& table, const Constraint& constraint);

/// A trigger with its comment.
Operations made(const Trigger& trigger);
Operations made(const Policy& policy);
/// An index of a table or a materialized view.
Operations made(const QualifiedName& owner, const Index& index);

/// create_table, the constraints that it cannot say, and the comments on its parts. As a partition, the table
/// is made from its `parent`; where it has by itself what the parent would give it, it is attached. `beside`:
/// what is there when it is made.
Operations made_alone(const Table& table, const Table* parent, const Catalog& beside);
/// What stands on a table that is there: triggers, policies, row security.
Operations made_upon(const Table& table);
/// Both.
Operations made(const Table& table, const Table* parent, const Catalog& beside);

/// With its indexes, triggers and comments.
Operations made(const View& view);
Operations made(const Routine& routine);
Operations made(const Type& type);
Operations made(const Sequence& sequence);
Operations made(const Schema& schema);
Operations made(const Extension& extension);
Operations made(const Verbatim& object);

/// Rights on an object that is new.
Operations made(const Grant& grant);

/// What makes of some rights others.
struct Rights;
Operations leading(const model::GrantTarget& on, const Identifier& role, Rights now, const Rights& wanted);

/// What turns the row security of a table into another.
Operations leading(const QualifiedName& table, RowSecurity now, const RowSecurity& wanted);

/// The comment on an object; nothing when it is empty.
Operations commented(model::ObjectName object, const std::string& text);

} // namespace aludel::catalog
