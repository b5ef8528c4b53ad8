#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>
#include <limits>

namespace aludel::lint::rules {

namespace {
struct Unvalidated {
  const catalog::Table* table = nullptr;
  const catalog::Constraint* constraint = nullptr;
};

bool adds_unvalidated(const Transition& t) {
  const auto* key = t.as<model::AddForeignKey>();
  const auto* check = t.as<model::AddCheck>();
  return (key != nullptr && key->not_valid) || (check != nullptr && check->not_valid);
}

/// Those that the revision added, and that nobody has validated since.
std::vector<Unvalidated> left_by(const Passage& passage) {
  std::vector<Unvalidated> left;
  passage.scene.head.for_each_table([&](const catalog::Table& table) {
    if (!table.certain()) return;
    for (const auto& constraint : table.constraints)
      if (!constraint.validated && constraint.origin.born == passage.revision.header.id)
        left.push_back({&table, &constraint});
  });
  return left;
}

/// The table may have had another name then.
std::optional<base::Place> place_of_adding(const Passage& passage, const model::Identifier& name) {
  return place_where(passage, [&](const catalog::Catalog& catalog) {
    bool there = false;
    catalog.for_each_table([&](const catalog::Table& table) {
      const auto* constraint = table.constraint(name, catalog.naming());
      there = there || (constraint != nullptr && !constraint->validated &&
                        constraint->origin.born == passage.revision.header.id);
    });
    return there;
  });
}
} // namespace

Remarks not_valid_never_validated(const Passage& passage) {
  const auto& scene = passage.scene;
  const auto& all = passage.transitions;
  if (std::none_of(all.begin(), all.end(), adds_unvalidated)) return {};
  const bool last = scene.graph.children(passage.revision.header.id).empty();
  if (last || !scene.chronicle.is_complete(std::numeric_limits<Moment>::max())) return {};
  Remarks remarks;
  for (const auto& [table, constraint] : left_by(passage)) {
    Remark remark{"constraint " + constraint->name.text + " of " + to_string(table->name) +
                      " is NOT VALID, and no revision validates it: old rows may break it, and the planner "
                      "does not trust it",
                  "ALTER TABLE " + to_string(table->name) + " VALIDATE CONSTRAINT " + constraint->name.text +
                      " in a new revision (`validate_constraint`)"};
    remark.place = place_of_adding(passage, constraint->name);
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

} // namespace aludel::lint::rules
