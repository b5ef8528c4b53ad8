#include "framework/base/text.hpp"
#include "framework/catalog/applying.hpp"
#include "framework/catalog/rights.hpp"

namespace aludel::catalog {

namespace {
Privileges set_of(const std::vector<model::Privilege>& privileges) {
  return {privileges.begin(), privileges.end()};
}

/// A role that means everybody has one spelling.
Identifier role_of(const Identifier& role) {
  return base::iequals(role.text, "public") ? Identifier("public") : role;
}
} // namespace

/// What a new object allows anyway need not be kept.
void Apply::set_rights(const model::GrantTarget& on, const Identifier& role, const Rights& rights) const {
  if (rights == rights_of(catalog, on, role)) return;
  const auto* known = catalog.grant(on, role);
  auto origin = known != nullptr ? known->origin : made();
  stamp(origin);
  if (rights == initial_rights(on, role))
    catalog.remove_grant(on, role);
  else
    catalog.put(Grant{on, role, rights.privileges, rights.grantable, origin});
}

void Apply::operator()(const model::Grant& o) const {
  const auto given = set_of(o.privileges);
  for (const auto& on : single_targets(o.on, catalog))
    for (const auto& to : o.to) {
      const auto role = role_of(to);
      set_rights(on, role, with(rights_of(catalog, on, role), given, o.with_grant_option, on));
    }
}

void Apply::operator()(const model::Revoke& o) const {
  const auto taken = set_of(o.privileges);
  const auto take = [&](const model::GrantTarget& on, const Identifier& role) {
    set_rights(on, role, without(rights_of(catalog, on, role), taken, o.grant_option_for, on));
  };
  for (const auto& on : single_targets(o.on, catalog))
    for (const auto& from : o.from) {
      const auto role = role_of(from);
      take(on, role);
      if (on.kind != model::GrantKind::table || !on.columns.empty()) continue;
      // What is taken of a table is taken of its columns too.
      for (const auto* grant : catalog.grants_on(on.kind, on.name))
        if (grant->role == role && !grant->on.columns.empty()) take(model::GrantTarget(grant->on), role);
    }
}

void Apply::operator()(const model::EnableRowSecurity& o) const {
  edit_table(o.table, [&](Table& table) {
    table.row_security = {true, table.row_security.forced || o.force};
    return true;
  });
}
void Apply::operator()(const model::DisableRowSecurity& o) const {
  edit_table(o.table, [&](Table& table) {
    table.row_security = {false, table.row_security.forced && !o.force};
    return true;
  });
}

void Apply::operator()(const model::CreatePolicy& o) const {
  edit_table(o.table, [&](Table& table) {
    const auto at = std::find_if(table.policies.begin(), table.policies.end(),
                                 [&](const Policy& p) { return !(p.definition.name < o.name); });
    if (at != table.policies.end() && at->definition.name == o.name) {
      if (table.certain() && !author.maybe)
        clash("duplicate-object",
              "table " + to_string(table.name) + " has a policy " + o.name.text + " already");
      return false;
    }
    table.policies.insert(at, Policy{o, {}, made()});
    return true;
  });
}
void Apply::operator()(const model::DropPolicy& o) const {
  edit_policy(o.table, o.name, o.if_exists, [](auto& policies, auto at) { policies.erase(at); });
}

} // namespace aludel::catalog
