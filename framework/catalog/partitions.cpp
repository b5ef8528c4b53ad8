#include "framework/catalog/partitions.hpp"

#include "framework/catalog/names.hpp"
#include "framework/catalog/partition_bounds.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {
/// A constraint of the parent as it stands at a partition: checks and foreign keys keep their names, those
/// with an index of their own get a conventional one.
Constraint inherited(const Table& partition, const Constraint& constraint, const Origin& origin) {
  auto copy = constraint;
  const bool keeps_name = std::holds_alternative<model::Check>(copy.definition) ||
                          std::holds_alternative<model::ForeignKey>(copy.definition);
  if (!keeps_name) copy.name = conventional_name(partition, copy.definition, Catalog());
  copy.named = keeps_name;
  copy.origin = origin;
  copy.comment.clear();
  return copy;
}
Index inherited(const Table& partition, const Index& index, const Origin& origin) {
  Index copy{index.definition, origin};
  copy.definition.name = conventional_name(partition, index.definition);
  return copy;
}

/// The definition without the name that the user gave inside it.
Constraint::Definition unnamed(Constraint::Definition definition) {
  std::visit([](auto& d) { d.name = Identifier(); }, definition);
  return definition;
}
bool alike(const Constraint& a, const Constraint& b) {
  return unnamed(a.definition) == unnamed(b.definition) && a.deferrable == b.deferrable;
}
bool alike(const Index& a, const Index& b) {
  auto other = b.definition;
  other.name = a.definition.name;
  return a.definition == other;
}
const Identifier& name_in(const Constraint& constraint) { return constraint.name; }
const Identifier& name_in(const Index& index) { return index.definition.name; }

/// Puts back what `keep` adds: the two undo each other.
template<class Part>
void forget(Table& partition, std::vector<Part> Table::*list, const Table& parent, const Naming& naming) {
  for (const auto& part : parent.*list)
    std::erase_if(partition.*list, [&](const Part& own) {
      auto without = partition;
      std::erase_if(without.*list, [&](const Part& p) { return name_in(p) == name_in(own); });
      return alike(own, part) && same_name(name_in(own), name_in(inherited(without, part, {})), naming);
    });
}
template<class Part>
void keep(Table& partition, std::vector<Part> Table::*list, const Table& parent, const Origin& origin) {
  for (const auto& part : parent.*list) {
    const auto& own = partition.*list;
    if (std::any_of(own.begin(), own.end(), [&](const Part& o) { return alike(o, part); })) continue;
    (partition.*list).push_back(inherited(partition, part, origin));
  }
}
} // namespace

std::vector<QualifiedName> partitions_of(const Catalog& catalog, const QualifiedName& table) {
  std::vector<QualifiedName> all;
  const auto add = [&](const QualifiedName& name) {
    const auto* parent = catalog.table(name);
    if (parent == nullptr || !parent->partition_by) return;
    catalog.for_each_table([&](const Table& part) {
      if (part.partition_of && catalog.same(part.partition_of->table, name)) all.push_back(part.name);
    });
  };
  add(table);
  for (std::size_t i = 0; i < all.size(); ++i) add(QualifiedName(all[i]));
  return all;
}

void adopt_columns(Table& partition, const Table& parent, const Origin& origin) {
  partition.columns.clear();
  for (const auto& column : parent.columns) {
    partition.columns.push_back({column.definition, origin});
    partition.columns.back().definition.identity.reset();
    partition.columns.back().definition.comment.clear();
  }
}

bool has_inherited(const Table& partition, const Table& parent) {
  return std::any_of(partition.constraints.begin(), partition.constraints.end(), [&](const Constraint& own) {
    return std::any_of(parent.constraints.begin(), parent.constraints.end(),
                       [&](const Constraint& given) { return alike(own, given); });
  });
}

void forget_inherited(Table& partition, const Table& parent, const Naming& naming) {
  forget(partition, &Table::constraints, parent, naming);
  forget(partition, &Table::indexes, parent, naming);
}

void keep_inherited(Table& partition, const Table& parent, const Origin& origin) {
  keep(partition, &Table::constraints, parent, origin);
  keep(partition, &Table::indexes, parent, origin);
}

void keep_bound(Table& partition, const Table& parent, const Catalog& catalog, const Origin& origin) {
  if (!partition.partition_of || !parent.partition_by) return;
  const auto bound = condition(partition.partition_of->bound, *parent.partition_by);
  partition.changed_by_sql = partition.changed_by_sql || !bound;
  if (!bound) return;
  Constraint kept;
  kept.definition = model::Check{{}, *bound};
  kept.name = conventional_name(partition, kept.definition, catalog);
  kept.origin = origin;
  partition.constraints.push_back(std::move(kept));
}

} // namespace aludel::catalog
