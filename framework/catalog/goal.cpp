#include "framework/catalog/goal.hpp"

#include "framework/catalog/comparison.hpp"
#include "framework/catalog/rights.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {
const Identifier& name_in_list(const Column& column) { return column.definition.name; }
const Identifier& name_in_list(const Constraint& constraint) { return constraint.name; }
const Identifier& name_in_list(const Index& index) { return index.definition.name; }
const Identifier& name_in_list(const Trigger& trigger) { return trigger.definition.name; }
const Identifier& name_in_list(const Policy& policy) { return policy.definition.name; }

/// The same under another name: it has been given a new one, and does not stay beside it.
bool is_like(const Constraint& a, const Constraint& b, const Catalog& catalog) {
  return (std::holds_alternative<model::PrimaryKey>(a.definition) &&
          std::holds_alternative<model::PrimaryKey>(b.definition)) ||
         same_definition(a, b, catalog);
}
bool is_like(const Index& a, const Index& b, const Catalog& catalog) {
  return same_definition(a, b, catalog);
}
bool is_like(const auto&, const auto&, const Catalog&) { return false; }

template<class Part>
void add_missing(std::vector<Part>& into, const std::vector<Part>& from, const Catalog& catalog) {
  for (const auto& part : from)
    if (std::none_of(into.begin(), into.end(), [&](const Part& known) {
          return catalog.same(name_in_list(known), name_in_list(part)) || is_like(known, part, catalog);
        }))
      into.push_back(part);
}

/// Those whose names nothing else has got.
std::vector<Index> free_indexes(const QualifiedName& owner, std::vector<Index> indexes,
                                const Catalog& catalog) {
  std::erase_if(indexes, [&](const Index& index) {
    const QualifiedName name{owner.schema, index.definition.name};
    const auto* table = catalog.table_of_index(name);
    return catalog.relation(name) && (table == nullptr || !catalog.same(table->name, owner));
  });
  return indexes;
}

Table merged(Table table, const Table& former, const Catalog& catalog) {
  add_missing(table.columns, former.columns, catalog);
  add_missing(table.constraints, former.constraints, catalog);
  add_missing(table.indexes, free_indexes(table.name, former.indexes, catalog), catalog);
  add_missing(table.triggers, former.triggers, catalog);
  add_missing(table.policies, former.policies, catalog);
  return table;
}

View merged(View view, const View& former, const Catalog& catalog) {
  if (view.is_materialized())
    add_missing(view.indexes, free_indexes(view.name(), former.indexes, catalog), catalog);
  add_missing(view.triggers, former.triggers, catalog);
  return view;
}

/// Values that only the former has stand after the value that was before them.
Type merged(Type type, const Type& former) {
  auto* enumeration = std::get_if<model::CreateEnum>(&type.definition);
  const auto* old = std::get_if<model::CreateEnum>(&former.definition);
  if (enumeration == nullptr || old == nullptr) return type;
  auto& values = enumeration->values;
  auto after = values.begin();
  for (const auto& value : old->values) {
    const auto at = std::find(values.begin(), values.end(), value);
    after = (at == values.end() ? values.insert(after, value) : at) + 1;
  }
  return type;
}

Grant merged(Grant grant, const Grant& former) {
  auto rights = with({grant.privileges, grant.grantable}, former.privileges, false, grant.on);
  rights = with(rights, former.grantable, !former.grantable.empty(), grant.on);
  grant.privileges = rights.privileges;
  grant.grantable = rights.grantable;
  return grant;
}

class Goal {
public:
  Goal(Catalog to, const Catalog& from) : goal_(std::move(to)), from_(from) {}

  Catalog take() {
    from_.for_each_schema([&](const Schema& s) { keep(s, goal_.schema(s.name)); });
    from_.for_each_extension([&](const Extension& e) { keep(e, goal_.extension(e.name)); });
    from_.for_each_type([&](const Type& t) {
      const auto* wanted = goal_.type(t.name());
      goal_.put(wanted == nullptr ? t : merged(*wanted, t));
    });
    from_.for_each_sequence([&](const Sequence& s) {
      if (make_room(s.definition.name, Relation::sequence)) goal_.put(s);
    });
    from_.for_each_table([&](const Table& t) {
      const bool gone = make_room(t.name, Relation::table);
      goal_.put(gone ? without_taken(t) : merged(*goal_.table(t.name), t, goal_));
    });
    from_.for_each_view([&](const View& v) {
      const bool gone = make_room(v.name(), Relation::view);
      goal_.put(gone ? without_taken(v) : merged(*goal_.view(v.name()), v, goal_));
    });
    from_.for_each_routine([&](const Routine& r) { keep(r, goal_.routine(r.name(), r.body().arguments)); });
    from_.for_each_verbatim([&](const Verbatim& v) { keep(v, goal_.verbatim(v.kind, v.name)); });
    from_.for_each_grant([&](const Grant& g) {
      const auto* wanted = goal_.grant(g.on, g.role);
      goal_.put(wanted == nullptr ? with_initial(g) : merged(*wanted, g));
    });
    return std::move(goal_);
  }

private:
  Table without_taken(Table table) const {
    table.indexes = free_indexes(table.name, std::move(table.indexes), goal_);
    return table;
  }
  View without_taken(View view) const {
    view.indexes = free_indexes(view.name(), std::move(view.indexes), goal_);
    return view;
  }
  void keep(const auto& object, const auto* wanted) {
    if (wanted == nullptr) goal_.put(object);
  }
  /// What a new object allows stays allowed too.
  static Grant with_initial(const Grant& grant) {
    Grant initial = grant;
    const auto rights = initial_rights(grant.on, grant.role);
    initial.privileges = rights.privileges;
    initial.grantable = rights.grantable;
    return merged(initial, grant);
  }
  /// Whether nothing of that kind has the name; what has it and is of another kind gives way.
  bool make_room(const QualifiedName& name, Relation kind) {
    const auto known = goal_.relation(name);
    if (known == kind) return false;
    if (known == Relation::table) goal_.remove_table(name);
    if (known == Relation::view) goal_.remove_view(name);
    if (known == Relation::sequence) goal_.remove_sequence(name);
    return true;
  }

  Catalog goal_;
  const Catalog& from_;
};
} // namespace

Catalog with_what_stays(const Catalog& to, const Catalog& from) { return Goal(to, from).take(); }

} // namespace aludel::catalog
