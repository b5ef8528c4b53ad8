#include "framework/catalog/applying.hpp"
#include "framework/catalog/drops.hpp"
#include "framework/catalog/partitions.hpp"
#include "framework/catalog/renames.hpp"
#include "framework/catalog/table_parts.hpp"

namespace aludel::catalog {

std::vector<QualifiedName> Apply::with_partitions(const QualifiedName& name) const {
  std::vector<QualifiedName> all{name};
  for (const auto& part : partitions_of(catalog, name)) all.push_back(part);
  return all;
}

void Apply::operator()(const model::CreateTable& o) const {
  if (relation_taken(o.name, o.if_not_exists) || type_taken(o.name)) return;
  const auto* parent = o.partition_of ? catalog.table(o.partition_of->table) : nullptr;
  catalog.put(table_of(o, author, catalog, parent));
}

void Apply::operator()(const model::DropTable& o) const { Drop{catalog, author, o.cascade}.table(o.name); }

void Apply::operator()(const model::RenameTable& o) const {
  const QualifiedName to{o.from.schema, o.to};
  if (catalog.table(o.from) == nullptr || new_name_taken(o.from, to)) return;
  rename_table(catalog, o.from, to, author);
}

void Apply::operator()(const model::AttachPartition& o) const {
  const auto* parent = catalog.table(o.table);
  edit_table(o.partition, [&](Table& part) {
    if (part.partition_of && part.certain()) {
      clash("duplicate-object", "table " + to_string(part.name) + " is a partition of " +
                                    to_string(part.partition_of->table) + " already");
      return false;
    }
    part.partition_of = model::PartitionOf{o.table, o.bound};
    if (parent != nullptr) forget_inherited(part, *parent, naming());
    return true;
  });
}

void Apply::operator()(const model::DetachPartition& o) const {
  const auto* parent = catalog.table(o.table);
  edit_table(o.partition, [&](Table& part) {
    if (!part.partition_of || !catalog.same(part.partition_of->table, o.table)) {
      if (part.certain())
        clash("unknown-partition",
              "table " + to_string(part.name) + " is not a partition of " + to_string(o.table));
      return false;
    }
    if (parent != nullptr) keep_inherited(part, *parent, made());
    if (parent != nullptr && o.concurrently) keep_bound(part, *parent, catalog, made());
    part.partition_of.reset();
    return true;
  });
}

} // namespace aludel::catalog
