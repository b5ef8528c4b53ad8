#include "framework/catalog/comparison.hpp"

#include "framework/catalog/references.hpp"
#include "framework/catalog/rights.hpp"
#include "framework/catalog/sequences.hpp"
#include "framework/catalog/signature.hpp"
#include "framework/catalog/words.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {
/// Gives every name in an object the one spelling that the catalog keeps it by.
struct Respell {
  const Catalog& catalog;
  void own(auto& name) { relation(name); }
  void relation(auto& name) { name = catalog.resolved(name); }
  void routine(auto& name) { relation(name); }
  void type(auto& type) {
    if (!type.enumeration.empty()) relation(type.enumeration);
  }
  void spelling(auto& type) { type = type_spelling(type, catalog.naming()); }
  void text(auto& sql) {
    sql.every = without_quotes(sql.every);
    for (auto& [dialect, text] : sql.by_dialect) text = without_quotes(text);
  }
};

model::Deferrable* deferrable_of(Constraint::Definition& definition) {
  if (auto* unique = std::get_if<model::Unique>(&definition)) return &unique->deferrable;
  auto* key = std::get_if<model::ForeignKey>(&definition);
  return key == nullptr ? nullptr : &key->references.deferrable;
}

/// Said once, beside the definition.
Constraint::Definition plain(const Constraint& constraint, const Catalog& catalog) {
  auto definition = constraint.definition;
  std::visit([](auto& d) { d.name = Identifier(); }, definition);
  if (auto* deferrable = deferrable_of(definition)) *deferrable = constraint.deferrable;
  Respell respell{catalog};
  std::visit(VisitConstraint<Respell>{respell}, definition);
  return definition;
}

model::Index plain(Index index, const Catalog& catalog) {
  Respell respell{catalog};
  visit_index(index, respell);
  index.definition.name = Identifier();
  return index.definition;
}

View plain(View view, const Catalog& catalog) {
  Respell respell{catalog};
  visit_view(view, respell);
  return view;
}

model::Column plain(model::Column column, const Catalog& catalog) {
  Respell respell{catalog};
  respell.type(column.type);
  visit_value(column.default_value, respell);
  if (column.generated) respell.text(column.generated->sql);
  return column;
}

model::CreatePolicy plain(model::CreatePolicy policy, const Catalog& catalog) {
  Respell respell{catalog};
  respell.relation(policy.table);
  visit_optional(policy.visible, respell);
  visit_optional(policy.check, respell);
  return policy;
}

Routine plain(Routine routine, const Catalog& catalog) {
  Respell respell{catalog};
  visit_routine(routine, respell);
  std::visit(
      [](auto& d) {
        d.routine.body = d.routine.text();
        d.routine.file = {};
      },
      routine.definition);
  return routine;
}

model::CreateTrigger plain(Trigger trigger, const Catalog& catalog) {
  Respell respell{catalog};
  visit_trigger(trigger, respell);
  return trigger.definition;
}

template<class Part, class Alike>
bool all_alike(const std::vector<Part>& a, const std::vector<Part>& b, Alike&& same_part) {
  return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&](const Part& part) {
           return std::any_of(b.begin(), b.end(), [&](const Part& other) { return same_part(part, other); });
         });
}

template<class Part>
bool all_alike(const std::vector<Part>& a, const std::vector<Part>& b, const Catalog& catalog) {
  return all_alike(a, b, [&](const Part& x, const Part& y) { return alike(x, y, catalog); });
}

bool same_partition(const base::Boxed<model::PartitionOf>& a, const base::Boxed<model::PartitionOf>& b,
                    const Catalog& catalog) {
  if (!a || !b) return !a && !b;
  return catalog.same(a->table, b->table) && a->bound == b->bound;
}

} // namespace

bool same_type(const model::Type& a, const model::Type& b, const Catalog& catalog) {
  auto x = a;
  auto y = b;
  Respell respell{catalog};
  respell.type(x);
  respell.type(y);
  return x == y;
}

bool same_definition(const Constraint& a, const Constraint& b, const Catalog& catalog) {
  return a.deferrable == b.deferrable && plain(a, catalog) == plain(b, catalog);
}

bool same_definition(const Trigger& a, const Trigger& b, const Catalog& catalog) {
  return plain(a, catalog) == plain(b, catalog) && a.verbatim == b.verbatim;
}

bool same_definition(const View& a, const View& b, const Catalog& catalog) {
  return plain(a, catalog).definition == plain(b, catalog).definition;
}

bool same_definition(const Routine& a, const Routine& b, const Catalog& catalog) {
  return plain(a, catalog).definition == plain(b, catalog).definition;
}

bool same_definition(const Type& a, const Type& b, const Catalog& catalog) {
  auto x = a;
  auto y = b;
  Respell respell{catalog};
  visit_type(x, respell);
  visit_type(y, respell);
  return x.definition == y.definition;
}

bool alike(const Column& a, const Column& b, const Catalog& catalog) {
  if (!catalog.same(a.definition.name, b.definition.name)) return false;
  auto x = plain(a.definition, catalog);
  x.name = b.definition.name;
  return x == plain(b.definition, catalog);
}

bool alike(const Constraint& a, const Constraint& b, const Catalog& catalog) {
  return catalog.same(a.name, b.name) && a.validated == b.validated && a.comment == b.comment &&
         same_definition(a, b, catalog);
}

bool same_definition(const Index& a, const Index& b, const Catalog& catalog) {
  return plain(a, catalog) == plain(b, catalog);
}

bool alike(const Index& a, const Index& b, const Catalog& catalog) {
  return catalog.same(a.definition.name, b.definition.name) && a.comment == b.comment &&
         same_definition(a, b, catalog);
}

bool alike(const Trigger& a, const Trigger& b, const Catalog& catalog) {
  return a.comment == b.comment && same_definition(a, b, catalog);
}

bool same_definition(const Policy& a, const Policy& b, const Catalog& catalog) {
  return plain(a.definition, catalog) == plain(b.definition, catalog);
}

bool alike(const Policy& a, const Policy& b, const Catalog& catalog) {
  return a.comment == b.comment && same_definition(a, b, catalog);
}

bool alike(const Table& a, const Table& b, const Catalog& catalog) {
  return catalog.same(a.name, b.name) && a.options == b.options && a.comment == b.comment &&
         a.row_security == b.row_security && a.partition_by == b.partition_by &&
         same_partition(a.partition_of, b.partition_of, catalog) &&
         all_alike(a.columns, b.columns, catalog) && all_alike(a.constraints, b.constraints, catalog) &&
         all_alike(a.indexes, b.indexes, catalog) && all_alike(a.triggers, b.triggers, catalog) &&
         all_alike(a.policies, b.policies, catalog);
}

bool alike(const View& a, const View& b, const Catalog& catalog) {
  return a.comment == b.comment && a.column_comments == b.column_comments && same_definition(a, b, catalog) &&
         all_alike(a.indexes, b.indexes, catalog) && all_alike(a.triggers, b.triggers, catalog);
}

bool alike(const Routine& a, const Routine& b, const Catalog& catalog) {
  return a.comment == b.comment && same_definition(a, b, catalog);
}

bool alike(const Type& a, const Type& b, const Catalog& catalog) {
  return a.comment == b.comment && same_definition(a, b, catalog);
}

bool alike(const Sequence& a, const Sequence& b, const Catalog& catalog) {
  auto x = effective(a.definition.options);
  auto y = effective(b.definition.options);
  if (x.owned_by && y.owned_by) {
    if (!catalog.same(x.owned_by->table, y.owned_by->table)) return false;
    x.owned_by->table = y.owned_by->table;
  }
  return catalog.same(a.definition.name, b.definition.name) && a.comment == b.comment && x == y;
}

bool alike(const Grant& a, const Grant& b) {
  return expanded(a.privileges, a.on) == expanded(b.privileges, b.on) &&
         expanded(a.grantable, a.on) == expanded(b.grantable, b.on);
}

namespace {
/// Both have as many objects of a kind, and each of one is alike one of the other.
class SameObjects {
public:
  SameObjects(const Catalog& a, const Catalog& b) : a_(a), b_(b) {}

  template<class Object>
  void kind(void (Catalog::*each)(const std::function<void(const Object&)>&) const,
            const std::function<bool(const Object&)>& in_other) {
    std::size_t count = 0;
    (a_.*each)([&](const Object& object) {
      ++count;
      same_ = same_ && in_other(object);
    });
    (b_.*each)([&](const Object&) { --count; });
    same_ = same_ && count == 0;
  }
  bool result() const { return same_; }

private:
  const Catalog& a_;
  const Catalog& b_;
  bool same_ = true;
};

bool alike(const Schema& a, const Schema& b) { return a.comment == b.comment; }
bool alike(const Extension& a, const Extension& b, const Catalog& catalog) {
  return catalog.same(a.schema, b.schema) && a.version == b.version && a.comment == b.comment;
}
} // namespace

bool same(const Catalog& a, const Catalog& b) {
  SameObjects all(a, b);
  const auto is = [&](const auto& object, const auto* other) {
    return other != nullptr && alike(object, *other, a);
  };
  all.kind<Table>(&Catalog::for_each_table, [&](const Table& t) { return is(t, b.table(t.name)); });
  all.kind<View>(&Catalog::for_each_view, [&](const View& v) { return is(v, b.view(v.name())); });
  all.kind<Type>(&Catalog::for_each_type, [&](const Type& t) { return is(t, b.type(t.name())); });
  all.kind<Routine>(&Catalog::for_each_routine,
                    [&](const Routine& r) { return is(r, b.routine(r.name(), r.body().arguments)); });
  all.kind<Sequence>(&Catalog::for_each_sequence,
                     [&](const Sequence& s) { return is(s, b.sequence(s.definition.name)); });
  all.kind<Extension>(&Catalog::for_each_extension,
                      [&](const Extension& e) { return is(e, b.extension(e.name)); });
  all.kind<Schema>(&Catalog::for_each_schema, [&](const Schema& s) {
    const auto* other = b.schema(s.name);
    return other != nullptr && alike(s, *other);
  });
  all.kind<Grant>(&Catalog::for_each_grant, [&](const Grant& g) {
    const auto* other = b.grant(g.on, g.role);
    return other != nullptr && alike(g, *other);
  });
  all.kind<Verbatim>(&Catalog::for_each_verbatim, [&](const Verbatim& v) {
    const auto* other = b.verbatim(v.kind, v.name);
    return other != nullptr && other->sql == v.sql;
  });
  return all.result();
}

} // namespace aludel::catalog
