#include "framework/workspace/compare.hpp"

#include "framework/base/error.hpp"
#include "framework/catalog/apply.hpp"
#include "framework/catalog/comparison.hpp"
#include "framework/workspace/scratchpad.hpp"

#include <algorithm>

namespace aludel::workspace {

namespace {
using Operations = std::vector<model::Operation>;

/// A constraint that nobody named has its conventional name on paper; where an engine keeps none, that of a
/// renamed table is another one when it is read back.
bool has_free_name(const catalog::Constraint& a, const catalog::Constraint& b,
                   const catalog::Naming& naming) {
  return naming.names_constraints ? !a.named && !b.named : !a.named || !b.named;
}

/// Constraints of the same meaning get the name of the first.
void align(catalog::Table& table, const catalog::Table& first, const catalog::Catalog& catalog) {
  const auto& naming = catalog.naming();
  const auto before = table;
  for (auto& constraint : table.constraints) {
    if (first.constraint(constraint.name, naming) != nullptr) continue;
    const auto same =
        std::find_if(first.constraints.begin(), first.constraints.end(), [&](const auto& other) {
          return has_free_name(constraint, other, naming) &&
                 before.constraint(other.name, naming) == nullptr &&
                 catalog::same_definition(constraint, other, catalog);
        });
    if (same != first.constraints.end()) constraint.name = same->name;
  }
}

catalog::Catalog aligned(catalog::Catalog catalog, const catalog::Catalog& first) {
  std::vector<catalog::Table> changed;
  catalog.for_each_table([&](const catalog::Table& table) {
    if (const auto* other = first.table(table.name)) align(changed.emplace_back(table), *other, catalog);
  });
  for (auto& table : changed) catalog.put(std::move(table));
  return catalog;
}

/// The first with the new names that were declared.
catalog::Catalog renamed(catalog::Catalog catalog, const std::vector<catalog::Renaming>& renames) {
  for (const auto& renaming : renames) {
    const auto before = catalog;
    const auto clashes = catalog::apply(catalog, catalog::operation_of(renaming), {}, {});
    if (clashes.empty() && !catalog::same(before, catalog)) continue;
    throw base::Error(base::Exit::usage, "rename",
                      "there is no " + std::string(describe::word_of(renaming.object.kind)) + " " +
                          to_string(renaming.object) + " that could be renamed to " + renaming.to.text,
                      "say what there is, and then what it is called now: --rename column:users.mail=email");
  }
  return catalog;
}

/// Without `drops`, an operation of the whole difference that is none of the lesser one took something away.
bool takes_away(const model::Operation& operation) {
  const auto key = key_of(operation);
  for (const std::string_view word : {"drop_", "revoke", "detach_", "disable_"})
    if (key.substr(0, word.size()) == word) return true;
  return false;
}

Difference between(const catalog::Catalog& from, const catalog::Catalog& second,
                   const CompareOptions& options) {
  const auto first = renamed(from, options.renames);
  const auto to = aligned(second, first);
  Difference difference;
  difference.beyond = catalog::beyond(first, to);
  const auto whole = catalog::diff(from, to, {true, options.renames});
  if (options.drops) {
    difference.operations = whole;
    return difference;
  }
  difference.operations = catalog::diff(from, to, {false, options.renames});
  std::copy_if(whole.begin(), whole.end(), std::back_inserter(difference.left_out), [&](const auto& one) {
    const auto& kept = difference.operations;
    return takes_away(one) && std::find(kept.begin(), kept.end(), one) == kept.end();
  });
  return difference;
}

/// Rights on databases are on the server's own: they are never tried, and taken as they are said.
std::vector<catalog::Grant> rights_on_databases(const catalog::Catalog& catalog) {
  std::vector<catalog::Grant> found;
  catalog.for_each_grant([&](const catalog::Grant& grant) {
    if (grant.on.kind == model::GrantKind::database) found.push_back(grant);
  });
  return found;
}

catalog::Catalog made(const Operations& operations, const catalog::Catalog& on_paper,
                      const dialect::Dialect& dialect, const std::string& server) {
  auto spelled = made_in_scratch(operations, dialect, server);
  for (const auto& grant : rights_on_databases(on_paper)) spelled.put(grant);
  return spelled;
}

bool has_unread(const Schema& schema, const dialect::Dialect& dialect) {
  return !schema.inspected && schema.steps && has_unread_sql(schema.steps(), dialect);
}

/// Empty when its steps make no more than its catalog says.
std::optional<catalog::Catalog> made_by_its_steps(const Schema& schema, const dialect::Dialect& dialect,
                                                  const std::string& server) {
  if (!has_unread(schema, dialect)) return std::nullopt;
  return made(schema.steps(), schema.catalog, dialect, server);
}

/// As the engine spells it.
catalog::Catalog spelled(const Schema& schema, const dialect::Dialect& dialect, const std::string& server) {
  if (schema.inspected) return schema.catalog;
  return made(operations_of(schema.catalog), schema.catalog, dialect, server);
}

/// Raw SQL may depend on rows that no scratch database has, and a catalog on what raw SQL made: what one of
/// the two cannot make, the other may.
std::optional<Difference> by_steps(const Schema& from, const Schema& to, const dialect::Dialect& dialect,
                                   const CompareOptions& options) {
  const auto first = made_by_its_steps(from, dialect, options.server);
  const auto second = made_by_its_steps(to, dialect, options.server);
  if (!first && !second) return std::nullopt;
  return between(first ? *first : spelled(from, dialect, options.server),
                 second ? *second : spelled(to, dialect, options.server), options);
}

Difference by_catalogs(const Schema& from, const Schema& to, const dialect::Dialect& dialect,
                       const CompareOptions& options) {
  return between(spelled(from, dialect, options.server), spelled(to, dialect, options.server), options);
}

/// By steps where catalogs do not say all that there is, since an engine knows more.
Difference as_spelled(const Schema& from, const Schema& to, const dialect::Dialect& dialect,
                      const CompareOptions& options) {
  std::optional<base::Error> failure;
  try {
    if (auto found = by_steps(from, to, dialect, options)) return *found;
  } catch (const base::Error& error) {
    failure = error;
  }
  try {
    return by_catalogs(from, to, dialect, options);
  } catch (const base::Error& error) {
    throw failure.value_or(error);
  }
}
} // namespace

Difference difference(const Schema& from, const Schema& to, const dialect::Dialect& dialect,
                      const CompareOptions& options) {
  auto found = between(from.catalog, to.catalog, options);
  if (from.inspected && to.inspected) return found;
  if (found.empty() && !has_unread(from, dialect) && !has_unread(to, dialect)) return found;
  try {
    return as_spelled(from, to, dialect, options);
  } catch (const base::Error& error) {
    if (error.exit() == base::Exit::usage) throw;
    found.as_written = error.diagnostics().front().message;
    return found;
  }
}

} // namespace aludel::workspace
