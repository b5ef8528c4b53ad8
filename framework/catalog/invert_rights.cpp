#include "framework/catalog/apply.hpp"
#include "framework/catalog/inverting.hpp"
#include "framework/catalog/rights.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {
/// What leads the rights back, for each object and role that they have changed of.
Operations back(const Catalog& before, const Catalog& after) {
  Operations all;
  const auto undo = [&](const Grant& grant) {
    for (auto& operation : leading(grant.on, grant.role, rights_of(after, grant.on, grant.role),
                                   rights_of(before, grant.on, grant.role)))
      all.push_back(std::move(operation));
  };
  after.for_each_grant(undo);
  before.for_each_grant([&](const Grant& grant) {
    if (after.grant(grant.on, grant.role) == nullptr) undo(grant);
  });
  return all;
}

/// Whether none of the roles had any of the rights before: what was given is then taken as a whole, also of
/// objects that the history does not know.
bool all_new(const model::Grant& o, const Catalog& before) {
  const auto targets = single_targets(o.on, before);
  return std::all_of(targets.begin(), targets.end(), [&](const model::GrantTarget& on) {
    const auto given = expanded({o.privileges.begin(), o.privileges.end()}, on);
    return std::all_of(o.to.begin(), o.to.end(), [&](const Identifier& role) {
      const auto had = expanded(rights_of(before, on, role).privileges, on);
      return std::none_of(given.begin(), given.end(), [&](auto p) { return had.count(p) > 0; });
    });
  });
}

/// Whether the history has made the object, so that it knows who had which rights on it.
bool is_known(const model::GrantTarget& on, const Catalog& catalog) {
  using enum model::GrantKind;
  switch (on.kind) {
  case table:
    if (const auto* known = catalog.table(on.name)) return !known->changed_by_sql;
    if (const auto* known = catalog.view(on.name)) return !known->changed_by_sql;
    return catalog.sequence(on.name) != nullptr;
  case sequence: return catalog.sequence(on.name) != nullptr;
  case function:
  case procedure: return catalog.routine(on.name, on.arguments) != nullptr;
  case type: return catalog.type(on.name) != nullptr;
  case schema: return catalog.schema(on.name.name) != nullptr;
  case database:
  case tables_in:
  case sequences_in:
  case functions_in: return false;
  }
  return false;
}

/// Whether every right that is taken was there, as the history knows: then they are given back as a whole.
bool all_taken(const model::Revoke& o, const Catalog& before) {
  const auto targets = single_targets(o.on, before);
  return !o.grant_option_for &&
         std::all_of(targets.begin(), targets.end(), [&](const model::GrantTarget& on) {
           const auto taken = expanded({o.privileges.begin(), o.privileges.end()}, on);
           return std::all_of(o.from.begin(), o.from.end(), [&](const Identifier& role) {
             const auto had = rights_of(before, on, role);
             const auto all = expanded(had.privileges, on);
             return had.grantable.empty() &&
                    std::includes(all.begin(), all.end(), taken.begin(), taken.end());
           });
         });
}

/// The inverse, and what it takes too: a right that is taken of a table is taken of its columns as well.
Inverse with_columns(const model::Operation& operation, model::Operation inverse, const Catalog& before) {
  Catalog state = before;
  catalog::apply(state, operation, {}, {});
  catalog::apply(state, inverse, {}, {});
  Operations all{std::move(inverse)};
  for (auto& one : back(before, state)) all.push_back(std::move(one));
  return {std::move(all), {}};
}

/// Twice: a right that is taken of a table is taken of its columns too, and those are given again.
Operations all_back(const model::Operation& operation, const Catalog& before) {
  Catalog state = before;
  catalog::apply(state, operation, {}, {});
  auto all = back(before, state);
  for (const auto& one : all) catalog::apply(state, one, {}, {});
  for (auto& one : back(before, state)) all.push_back(std::move(one));
  return all;
}
} // namespace

Result Invert::operator()(const model::Grant& o) const {
  if (all_new(o, before))
    return with_columns(o, model::Revoke{o.privileges, o.on, o.to, false, false}, before);
  return Inverse{all_back(o, before), {}};
}

Result Invert::operator()(const model::Revoke& o) const {
  if (o.cascade) return NoInverse{"to whom these roles had given their rights is not known"};
  if (!is_known(o.on, before))
    return NoInverse{"who had which rights on " + to_string(o.on) + " is not known"};
  if (all_taken(o, before)) return with_columns(o, model::Grant{o.privileges, o.on, o.from, false}, before);
  return Inverse{all_back(o, before), {}};
}

} // namespace aludel::catalog
