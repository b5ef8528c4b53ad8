#pragma once
#include "framework/catalog/catalog.hpp"

#include <set>

/// What GRANT and REVOKE mean, one object and one role at a time (GRANT and REVOKE in the PostgreSQL manual).
namespace aludel::catalog {

using Privileges = std::set<model::Privilege>;

/// What a role may do, and what of it it may give on.
struct Rights {
  Privileges privileges;
  Privileges grantable;
  bool operator==(const Rights&) const = default;
};

/// The single objects that a target stands for: what a schema holds, as far as it is known; each column.
std::vector<model::GrantTarget> single_targets(const model::GrantTarget& on, const Catalog& catalog);

/// `all`, as far as it can be said in privileges.
Privileges expanded(const Privileges& privileges, const model::GrantTarget& on);

/// `all` alone when nothing is missing: the shortest way to say it.
Privileges shortest(Privileges privileges, const model::GrantTarget& on);

/// What a role may do with a new object that nobody has spoken about.
Rights initial_rights(const model::GrantTarget& on, const Identifier& role);
Rights rights_of(const Catalog& catalog, const model::GrantTarget& on, const Identifier& role);

Rights with(Rights rights, const Privileges& given, bool grantable, const model::GrantTarget& on);
Rights without(const Rights& rights, const Privileges& taken, bool only_grantable,
               const model::GrantTarget& on);

} // namespace aludel::catalog
