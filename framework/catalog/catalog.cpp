#include "framework/catalog/catalog.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/lookup.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {
template<class Object>
auto find_by_name(const std::vector<Object>& objects, const Identifier& name, const Naming& naming,
                  const Identifier& (*name_of)(const Object&)) -> const Object* {
  const auto at = std::find_if(objects.begin(), objects.end(),
                               [&](const Object& o) { return same_name(name_of(o), name, naming); });
  return at == objects.end() ? nullptr : &*at;
}

template<class Owner>
std::span<const Index> indexes_of(const std::shared_ptr<const Owner>* owner) {
  return owner == nullptr ? std::span<const Index>() : (*owner)->indexes;
}
std::span<const Constraint> constraints_of(const TablePtr* table) {
  return table == nullptr ? std::span<const Constraint>() : (*table)->constraints;
}
} // namespace

bool same_name(const Identifier& a, const Identifier& b, const Naming& naming) {
  return naming.ignores_case ? base::iequals(a.text, b.text) : a == b;
}

const Column* Table::column(const Identifier& wanted, const Naming& naming) const {
  return find_by_name<Column>(columns, wanted, naming,
                              [](const Column& c) -> const Identifier& { return c.definition.name; });
}

const Constraint* Table::constraint(const Identifier& wanted, const Naming& naming) const {
  return find_by_name<Constraint>(constraints, wanted, naming,
                                  [](const Constraint& c) -> const Identifier& { return c.name; });
}

const Constraint* Table::primary_key() const {
  const auto at = std::find_if(constraints.begin(), constraints.end(), [](const Constraint& c) {
    return std::holds_alternative<model::PrimaryKey>(c.definition);
  });
  return at == constraints.end() ? nullptr : &*at;
}

const Trigger* Table::trigger(const Identifier& wanted, const Naming& naming) const {
  return find_by_name<Trigger>(triggers, wanted, naming,
                               [](const Trigger& t) -> const Identifier& { return t.definition.name; });
}

const Policy* Table::policy(const Identifier& wanted) const {
  return find_by_name<Policy>(policies, wanted, Naming{},
                              [](const Policy& p) -> const Identifier& { return p.definition.name; });
}

QualifiedName Catalog::resolved(const QualifiedName& name) const {
  const bool is_default = same_name(name.schema, Identifier(naming_.default_schema), naming_);
  return {is_default ? Identifier() : folded(name.schema, naming_), folded(name.name, naming_)};
}

bool Catalog::same(const Identifier& a, const Identifier& b) const { return same_name(a, b, naming_); }

const Table* Catalog::table(const QualifiedName& name) const { return found(tables_, resolved(name)); }
const View* Catalog::view(const QualifiedName& name) const { return found(views_, resolved(name)); }

const Table* Catalog::table_of_index(const QualifiedName& index) const {
  const auto* owner = index_owners_.find(resolved(index));
  return owner == nullptr ? nullptr : table(*owner);
}
const View* Catalog::view_of_index(const QualifiedName& index) const {
  const auto* owner = index_owners_.find(resolved(index));
  return owner == nullptr ? nullptr : view(*owner);
}

std::optional<Relation> Catalog::relation(const QualifiedName& name) const {
  const auto key = resolved(name);
  if (tables_.find(key) != nullptr) return Relation::table;
  if (views_.find(key) != nullptr) return Relation::view;
  if (index_owners_.find(key) != nullptr) return Relation::index;
  if (sequences_.find(key) != nullptr) return Relation::sequence;
  return std::nullopt;
}

void Catalog::own_indexes(const QualifiedName& owner, std::span<const Index> indexes) {
  for (const auto& index : indexes)
    index_owners_.set({owner.schema, folded(index.definition.name, naming_)}, owner);
}
void Catalog::disown_indexes(const QualifiedName& owner, std::span<const Index> indexes) {
  for (const auto& index : indexes)
    index_owners_.erase({owner.schema, folded(index.definition.name, naming_)});
}

/// Most changes of a table or view leave its indexes as they were, or put one behind them.
void Catalog::hand_over_indexes(const QualifiedName& owner, std::span<const Index> former,
                                std::span<const Index> indexes) {
  const auto same_name = [](const Index& a, const Index& b) {
    return a.definition.name == b.definition.name;
  };
  const auto [gone, come] =
      std::mismatch(former.begin(), former.end(), indexes.begin(), indexes.end(), same_name);
  disown_indexes(owner, {gone, former.end()});
  own_indexes(owner, {come, indexes.end()});
}

void Catalog::hand_over_constraints(const QualifiedName& owner, std::span<const Constraint> former,
                                    std::span<const Constraint> constraints) {
  const auto same_name = [](const Constraint& a, const Constraint& b) { return a.name == b.name; };
  const auto holding = [&](const Constraint& constraint) {
    return Holding{{owner.schema, folded(constraint.name, naming_)}, owner};
  };
  const auto [gone, come] =
      std::mismatch(former.begin(), former.end(), constraints.begin(), constraints.end(), same_name);
  std::for_each(gone, former.end(), [&](const Constraint& each) { holdings_.erase(holding(each)); });
  std::for_each(come, constraints.end(), [&](const Constraint& each) { holdings_.set(holding(each), {}); });
}

bool Catalog::has_constraint(const QualifiedName& name) const {
  bool has = false;
  const auto key = resolved(name);
  holdings_.for_each_from({key, {}}, [&](const Holding& holding, const auto&) {
    has = holding.constraint == key;
    return false;
  });
  return has;
}

std::vector<Pointing> Catalog::pointings(const QualifiedName& key, const Table& table) const {
  std::vector<Pointing> all;
  for (const auto& constraint : table.constraints)
    if (const auto* foreign = std::get_if<model::ForeignKey>(&constraint.definition))
      all.push_back({resolved(foreign->references.table), key});
  return all;
}

std::vector<const Table*> Catalog::pointing_at(const QualifiedName& table) const {
  std::vector<const Table*> children;
  const auto parent = resolved(table);
  pointings_.for_each_from({parent, {}}, [&](const Pointing& pointing, const TablePtr& child) {
    if (pointing.parent != parent) return false;
    children.push_back(child.get());
    return true;
  });
  return children;
}

void Catalog::put(Table table) {
  const auto key = resolved(table.name);
  const auto* former = tables_.find(key);
  hand_over_indexes(key, indexes_of(former), table.indexes);
  hand_over_constraints(key, constraints_of(former), table.constraints);
  if (key.schema.empty()) table.name.schema = Identifier();
  const auto shared = std::make_shared<const Table>(std::move(table));
  if (former != nullptr)
    for (const auto& pointing : pointings(key, **former)) pointings_.erase(pointing);
  for (const auto& pointing : pointings(key, *shared)) pointings_.set(pointing, shared);
  tables_.set(key, shared);
}

void Catalog::remove_table(const QualifiedName& name) {
  const auto key = resolved(name);
  const auto* old = tables_.find(key);
  if (old == nullptr) return;
  disown_indexes(key, (*old)->indexes);
  hand_over_constraints(key, (*old)->constraints, {});
  for (const auto& pointing : pointings(key, **old)) pointings_.erase(pointing);
  tables_.erase(key);
}

void Catalog::put(View view) {
  const auto key = resolved(view.name());
  const auto* former = views_.find(key);
  hand_over_indexes(key, indexes_of(former), view.indexes);
  if (key.schema.empty()) std::visit([](auto& d) { d.name.schema = Identifier(); }, view.definition);
  views_.set(key, std::make_shared<const View>(std::move(view)));
}

void Catalog::remove_view(const QualifiedName& name) {
  const auto key = resolved(name);
  const auto* old = views_.find(key);
  if (old == nullptr) return;
  disown_indexes(key, (*old)->indexes);
  views_.erase(key);
}

void Catalog::for_each_table(const std::function<void(const Table&)>& visit) const {
  tables_.for_each([&](const auto&, const TablePtr& table) { visit(*table); });
}
void Catalog::for_each_view(const std::function<void(const View&)>& visit) const {
  views_.for_each([&](const auto&, const auto& view) { visit(*view); });
}

const Trigger* find_trigger(const Catalog& catalog, const QualifiedName& owner, const Identifier& name) {
  const auto* table = catalog.table(owner);
  const auto* view = table == nullptr ? catalog.view(owner) : nullptr;
  if (table == nullptr && view == nullptr) return nullptr;
  return find_by_name<Trigger>(table != nullptr ? table->triggers : view->triggers, name, catalog.naming(),
                               [](const Trigger& t) -> const Identifier& { return t.definition.name; });
}

const Index* find_index(const Catalog& catalog, const QualifiedName& name) {
  const auto* table = catalog.table_of_index(name);
  const auto* view = table == nullptr ? catalog.view_of_index(name) : nullptr;
  if (table == nullptr && view == nullptr) return nullptr;
  return find_by_name<Index>(table != nullptr ? table->indexes : view->indexes, name.name, catalog.naming(),
                             [](const Index& i) -> const Identifier& { return i.definition.name; });
}

} // namespace aludel::catalog
