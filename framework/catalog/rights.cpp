#include "framework/catalog/rights.hpp"

#include "framework/base/text.hpp"

#include <algorithm>
#include <iterator>

namespace aludel::catalog {

using model::GrantKind;
using model::GrantTarget;
using model::Privilege;

namespace {
Privileges every_privilege(const GrantTarget& on) {
  using enum Privilege;
  switch (on.kind) {
  case GrantKind::table:
  case GrantKind::tables_in:
    if (!on.columns.empty()) return {select, insert, update, references};
    return {select, insert, update, delete_, truncate, references, trigger};
  case GrantKind::sequence:
  case GrantKind::sequences_in: return {usage, select, update};
  case GrantKind::function:
  case GrantKind::procedure:
  case GrantKind::functions_in: return {execute};
  case GrantKind::type: return {usage};
  case GrantKind::schema: return {create, usage};
  case GrantKind::database: return {create, connect, temporary};
  }
  return {};
}

bool is_everybody(const Identifier& role) { return base::iequals(role.text, "public"); }

Privileges difference(const Privileges& from, const Privileges& taken) {
  Privileges rest;
  std::set_difference(from.begin(), from.end(), taken.begin(), taken.end(), std::inserter(rest, rest.end()));
  return rest;
}

/// Only what tells a routine apart.
model::Arguments types_only(const model::Arguments& arguments) {
  model::Arguments types;
  for (const auto& argument : arguments)
    if (argument.mode != model::ArgumentMode::out) types.push_back({{}, argument.type, {}, {}});
  return types;
}

GrantTarget on_routine(GrantKind kind, const Routine& routine) {
  return {kind, routine.name(), {}, types_only(routine.body().arguments)};
}

std::vector<GrantTarget> held_by(const GrantTarget& on, const Catalog& catalog) {
  std::vector<GrantTarget> all;
  const auto inside = [&](const QualifiedName& name) {
    return catalog.resolved(name).schema == catalog.resolved({on.name.name, "any"}).schema;
  };
  const auto add = [&](GrantKind kind, const QualifiedName& name) {
    if (inside(name)) all.push_back({kind, name, {}, {}});
  };
  if (on.kind == GrantKind::tables_in) {
    catalog.for_each_table([&](const Table& table) { add(GrantKind::table, table.name); });
    catalog.for_each_view([&](const View& view) { add(GrantKind::table, view.name()); });
  }
  if (on.kind == GrantKind::sequences_in)
    catalog.for_each_sequence([&](const Sequence& s) { add(GrantKind::sequence, s.definition.name); });
  if (on.kind == GrantKind::functions_in)
    catalog.for_each_routine([&](const Routine& routine) {
      if (!routine.is_procedure() && inside(routine.name()))
        all.push_back(on_routine(GrantKind::function, routine));
    });
  return all;
}
} // namespace

std::vector<GrantTarget> single_targets(const GrantTarget& on, const Catalog& catalog) {
  const bool several = on.kind == GrantKind::tables_in || on.kind == GrantKind::sequences_in ||
                       on.kind == GrantKind::functions_in;
  if (several) return held_by(on, catalog);
  if (on.kind == GrantKind::function || on.kind == GrantKind::procedure) {
    const auto* known = catalog.routine(on.name, on.arguments);
    return {known != nullptr ? on_routine(on.kind, *known) : on};
  }
  if (on.columns.empty()) return {on};
  std::vector<GrantTarget> columns;
  for (const auto& column : on.columns) columns.push_back({on.kind, on.name, {column}, {}});
  return columns;
}

Privileges expanded(const Privileges& privileges, const GrantTarget& on) {
  if (privileges.count(Privilege::all) == 0) return privileges;
  auto every = every_privilege(on);
  every.insert(privileges.begin(), privileges.end());
  every.erase(Privilege::all);
  return every;
}

Privileges shortest(Privileges privileges, const GrantTarget& on) {
  const auto every = every_privilege(on);
  const bool all = privileges.count(Privilege::all) > 0 ||
                   std::includes(privileges.begin(), privileges.end(), every.begin(), every.end());
  return all ? Privileges{Privilege::all} : privileges;
}

Rights initial_rights(const GrantTarget& on, const Identifier& role) {
  if (!is_everybody(role)) return {};
  if (on.kind == GrantKind::function || on.kind == GrantKind::procedure) return {{Privilege::all}, {}};
  if (on.kind == GrantKind::type) return {{Privilege::all}, {}};
  if (on.kind == GrantKind::database) return {{Privilege::connect, Privilege::temporary}, {}};
  return {};
}

Rights rights_of(const Catalog& catalog, const GrantTarget& on, const Identifier& role) {
  const auto* known = catalog.grant(on, role);
  return known != nullptr ? Rights{known->privileges, known->grantable} : initial_rights(on, role);
}

Rights with(Rights rights, const Privileges& given, bool grantable, const GrantTarget& on) {
  rights.privileges.insert(given.begin(), given.end());
  if (grantable) rights.grantable.insert(given.begin(), given.end());
  return {shortest(rights.privileges, on), shortest(rights.grantable, on)};
}

Rights without(const Rights& rights, const Privileges& taken, bool only_grantable, const GrantTarget& on) {
  const auto gone = expanded(taken, on);
  const auto left = [&](const Privileges& had) { return shortest(difference(expanded(had, on), gone), on); };
  return {only_grantable ? rights.privileges : left(rights.privileges), left(rights.grantable)};
}

} // namespace aludel::catalog
