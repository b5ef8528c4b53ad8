#include "framework/catalog/diff.hpp"

#include "framework/catalog/apply.hpp"
#include "framework/catalog/differ.hpp"
#include "framework/catalog/goal.hpp"
#include "framework/catalog/order.hpp"

namespace aludel::catalog {

void Differ::emit(model::Operation operation) {
  apply(now_, operation, {}, {});
  operations_.push_back(std::move(operation));
}
void Differ::emit(Operations operations) {
  for (auto& operation : operations) emit(std::move(operation));
}

void Differ::comment(model::ObjectName object, const std::string& now, const std::string& wanted) {
  if (now == wanted) return;
  emit(model::Comment{std::move(object), wanted.empty() ? std::nullopt : std::optional(wanted)});
}

Operations Differ::lead() {
  clear_the_way();
  set_free();
  drop_keys();
  drop_tables();
  drop_all_indexes();
  drop_all_constraints();
  bring_schemas();
  bring_verbatim(Verbatim::Stage::before_types);
  for (const auto& object : in_order(goal_)) bring(object);
  bring_verbatim(Verbatim::Stage::before_views);
  goal_.for_each_table([&](const Table& table) { bring_constraints(table, true); });
  bring_owners();
  goal_.for_each_table([&](const Table& table) { bring_upon(table); });
  goal_.for_each_view([&](const View& view) { bring_triggers(view.name(), view.triggers); });
  bring_verbatim(Verbatim::Stage::last);
  drop_leftovers();
  bring_rights();
  return std::move(operations_);
}

model::Operation operation_of(const Renaming& renaming) {
  using enum model::ObjectKind;
  const auto& [object, to] = renaming;
  if (object.kind == table) return model::RenameTable{object.name, to};
  if (object.kind == column) return model::RenameColumn{object.name, object.part, to};
  if (object.kind == constraint) return model::RenameConstraint{object.name, object.part, to};
  if (object.kind == index) return model::RenameIndex{object.name, to};
  return model::Rename{object, to};
}

std::vector<model::Operation> diff(const Catalog& from, const Catalog& to, const DiffOptions& options) {
  // What is renamed is so before anything is compared: what stays of it has its new names.
  Operations operations;
  Catalog now = from;
  for (const auto& renaming : options.renames) {
    operations.push_back(operation_of(renaming));
    apply(now, operations.back(), {}, {});
  }
  const auto goal = options.drops ? to : with_what_stays(to, now);
  auto rest = Differ(now, goal).lead();
  operations.insert(operations.end(), std::make_move_iterator(rest.begin()),
                    std::make_move_iterator(rest.end()));
  return operations;
}

} // namespace aludel::catalog
