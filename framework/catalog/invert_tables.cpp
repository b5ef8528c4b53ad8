#include "framework/catalog/apply.hpp"
#include "framework/catalog/diff.hpp"
#include "framework/catalog/inverting.hpp"
#include "framework/catalog/partitions.hpp"

namespace aludel::catalog {

namespace {
bool owns_sequences(const Catalog& catalog, const QualifiedName& table) {
  bool found_one = false;
  catalog.for_each_sequence([&](const Sequence& sequence) {
    const auto& owner = sequence.definition.options.owned_by;
    found_one = found_one || (owner && catalog.same(owner->table, table));
  });
  return found_one;
}
} // namespace

Result Invert::operator()(const model::CreateTable& o) const {
  if (o.if_not_exists && before.table(o.name) != nullptr) return nothing_to_undo();
  return undone_by(model::DropTable{o.name, false, false});
}

Result Invert::operator()(const model::DropTable& o) const {
  const auto* table = known(o.name);
  if (table == nullptr) return unknown(o.name, "the rows of " + to_string(o.name));
  for (const auto& constraint : table->constraints)
    if (!fits_steps(constraint)) return beyond_steps(constraint, "the rows of " + to_string(o.name));
  if (o.cascade || table->partition_by || owns_sequences(before, o.name)) return taken_back(o);
  const auto* parent = table->partition_of ? before.table(table->partition_of->table) : nullptr;
  auto beside = before;
  beside.remove_table(o.name);
  return dropped(made(*table, parent, beside), model::GrantKind::table, o.name,
                 "the rows of " + to_string(o.name));
}

Result Invert::operator()(const model::RenameTable& o) const {
  return undone_by(model::RenameTable{{o.from.schema, o.to}, o.from.name});
}

/// Neither undoes the other alone: a table that is detached keeps keys and indexes that it was given when it
/// was attached, and its bound as a check where that was done concurrently.
Result Invert::parted(const model::Operation& done, model::Operation undo) const {
  Catalog state = before;
  catalog::apply(state, done, {}, {});
  catalog::apply(state, undo, {}, {});
  Operations all{std::move(undo)};
  for (auto& operation : diff(state, before, {true})) all.push_back(std::move(operation));
  return Inverse{std::move(all), {}};
}

Result Invert::operator()(const model::AttachPartition& o) const {
  return parted(o, model::DetachPartition{o.table, o.partition, false});
}

Result Invert::operator()(const model::DetachPartition& o) const {
  const auto* part = before.table(o.partition);
  if (part == nullptr || !part->partition_of) return unknown(o.partition);
  return parted(o, model::AttachPartition{o.table, o.partition, part->partition_of->bound});
}

Result Invert::operator()(const model::EnableRowSecurity& o) const {
  const auto* table = known(o.table);
  if (table == nullptr) return unknown(o.table);
  const auto former = table->row_security;
  return Inverse{leading(o.table, {true, former.forced || o.force}, former), {}};
}

Result Invert::operator()(const model::DisableRowSecurity& o) const {
  const auto* table = known(o.table);
  if (table == nullptr) return unknown(o.table);
  const auto former = table->row_security;
  return Inverse{leading(o.table, {false, former.forced && !o.force}, former), {}};
}

Result Invert::operator()(const model::CreatePolicy& o) const {
  return undone_by(model::DropPolicy{o.table, o.name, false});
}

Result Invert::operator()(const model::DropPolicy& o) const {
  const auto* table = known(o.table);
  if (table == nullptr) return unknown(o.table);
  const auto* policy = table->policy(o.name);
  if (policy == nullptr) return o.if_exists ? nothing_to_undo() : no_such("policy", o.table, o.name);
  return Inverse{made(*policy), {}};
}

} // namespace aludel::catalog
