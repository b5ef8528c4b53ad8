#include "framework/catalog/catalog.hpp"

#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {
Identifier folded(const Identifier& name, const Naming& naming) {
  return naming.ignores_case ? Identifier(base::lower(name.text)) : name;
}

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

QualifiedName Catalog::resolved(const QualifiedName& name) const {
  const bool is_default = same_name(name.schema, Identifier(naming_.default_schema), naming_);
  return {is_default ? Identifier() : folded(name.schema, naming_), folded(name.name, naming_)};
}

bool Catalog::same(const Identifier& a, const Identifier& b) const { return same_name(a, b, naming_); }

const Table* Catalog::table(const QualifiedName& name) const {
  const auto* found = tables_.find(resolved(name));
  return found == nullptr ? nullptr : found->get();
}

const Table* Catalog::table_of_index(const QualifiedName& index) const {
  const auto* found = index_tables_.find(resolved(index));
  return found == nullptr ? nullptr : table(*found);
}

const Schema* Catalog::schema(const Identifier& name) const {
  const auto* found = schemas_.find(folded(name, naming_));
  return found == nullptr ? nullptr : found->get();
}

const Extension* Catalog::extension(const Identifier& name) const {
  const auto* found = extensions_.find(folded(name, naming_));
  return found == nullptr ? nullptr : found->get();
}

void Catalog::put(Table table) {
  const auto key = resolved(table.name);
  remove_table(table.name);
  if (key.schema.empty()) table.name.schema = Identifier();
  for (const auto& index : table.indexes)
    index_tables_.set({key.schema, folded(index.definition.name, naming_)}, key);
  tables_.set(key, std::make_shared<const Table>(std::move(table)));
}

void Catalog::remove_table(const QualifiedName& name) {
  const auto key = resolved(name);
  const auto* found = tables_.find(key);
  if (found == nullptr) return;
  const TablePtr old = *found;
  for (const auto& index : old->indexes)
    index_tables_.erase({key.schema, folded(index.definition.name, naming_)});
  tables_.erase(key);
}

void Catalog::put(Schema schema) {
  const auto key = folded(schema.name, naming_);
  schemas_.set(key, std::make_shared<const Schema>(std::move(schema)));
}
void Catalog::remove_schema(const Identifier& name) { schemas_.erase(folded(name, naming_)); }

void Catalog::put(Extension extension) {
  const auto key = folded(extension.name, naming_);
  extensions_.set(key, std::make_shared<const Extension>(std::move(extension)));
}
void Catalog::remove_extension(const Identifier& name) { extensions_.erase(folded(name, naming_)); }

void Catalog::for_each_table(const std::function<void(const Table&)>& visit) const {
  tables_.for_each([&](const auto&, const TablePtr& table) { visit(*table); });
}
void Catalog::for_each_schema(const std::function<void(const Schema&)>& visit) const {
  schemas_.for_each([&](const auto&, const auto& schema) { visit(*schema); });
}
void Catalog::for_each_extension(const std::function<void(const Extension&)>& visit) const {
  extensions_.for_each([&](const auto&, const auto& extension) { visit(*extension); });
}

} // namespace aludel::catalog
