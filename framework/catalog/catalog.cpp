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

void Catalog::own_indexes(const QualifiedName& owner, const std::vector<Index>& indexes) {
  for (const auto& index : indexes)
    index_owners_.set({owner.schema, folded(index.definition.name, naming_)}, owner);
}
void Catalog::disown_indexes(const QualifiedName& owner, const std::vector<Index>& indexes) {
  for (const auto& index : indexes)
    index_owners_.erase({owner.schema, folded(index.definition.name, naming_)});
}

/// Most changes of a table or view leave its indexes as they were.
void Catalog::hand_over_indexes(const QualifiedName& owner, const std::vector<Index>* former,
                                const std::vector<Index>& indexes) {
  const auto same_name = [](const Index& a, const Index& b) {
    return a.definition.name == b.definition.name;
  };
  if (former != nullptr &&
      std::equal(former->begin(), former->end(), indexes.begin(), indexes.end(), same_name))
    return;
  if (former != nullptr) disown_indexes(owner, *former);
  own_indexes(owner, indexes);
}

void Catalog::put(Table table) {
  const auto key = resolved(table.name);
  const auto* former = tables_.find(key);
  hand_over_indexes(key, former == nullptr ? nullptr : &(*former)->indexes, table.indexes);
  if (key.schema.empty()) table.name.schema = Identifier();
  tables_.set(key, std::make_shared<const Table>(std::move(table)));
}

void Catalog::remove_table(const QualifiedName& name) {
  const auto key = resolved(name);
  const auto* old = tables_.find(key);
  if (old == nullptr) return;
  disown_indexes(key, (*old)->indexes);
  tables_.erase(key);
}

void Catalog::put(View view) {
  const auto key = resolved(view.name());
  const auto* former = views_.find(key);
  hand_over_indexes(key, former == nullptr ? nullptr : &(*former)->indexes, view.indexes);
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
