#include "framework/workspace/compare.hpp"

#include "framework/base/error.hpp"
#include "framework/catalog/apply.hpp"
#include "framework/catalog/comparison.hpp"
#include "framework/catalog/diff.hpp"

#include <algorithm>

namespace aludel::workspace {

namespace {
using Operations = std::vector<model::Operation>;

void run(dialect::Session& session, const dialect::Dialect& dialect, const Operations& operations) {
  catalog::Catalog before(dialect.naming());
  for (const auto& operation : operations) {
    auto after = before;
    catalog::apply(after, operation, {}, dialect.name());
    const auto rendering = dialect.render(operation, before, after);
    base::throw_if_errors(base::Exit::failed, rendering.problems);
    for (const auto& statement : rendering.statements) session.execute(statement);
    before = std::move(after);
  }
}

dialect::Url server_of(const std::string& server) {
  return server.empty() ? dialect::Url{} : dialect::parse_url(server);
}

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

Difference between(const catalog::Catalog& from, const catalog::Catalog& second, bool drops) {
  const auto to = aligned(second, from);
  Difference difference;
  difference.beyond = catalog::beyond(from, to);
  const auto whole = catalog::diff(from, to, {true});
  if (drops) {
    difference.operations = whole;
    return difference;
  }
  difference.operations = catalog::diff(from, to, {false});
  std::copy_if(whole.begin(), whole.end(), std::back_inserter(difference.left_out), [&](const auto& one) {
    const auto& kept = difference.operations;
    return std::find(kept.begin(), kept.end(), one) == kept.end();
  });
  return difference;
}

/// Rights on databases are on the server's own: they are never tried.
std::vector<catalog::Grant> take_rights_on_databases(catalog::Catalog& catalog) {
  std::vector<catalog::Grant> taken;
  catalog.for_each_grant([&](const catalog::Grant& grant) {
    if (grant.on.kind == model::GrantKind::database) taken.push_back(grant);
  });
  for (const auto& grant : taken) catalog.remove_grant(grant.on, grant.role);
  return taken;
}
} // namespace

catalog::Catalog respelled(const catalog::Catalog& catalog, const dialect::Dialect& dialect,
                           const std::string& server) {
  auto tried = catalog;
  const auto untried = take_rights_on_databases(tried);
  const auto scratch = dialect.scratch(server_of(server));
  const auto session = dialect.connect(scratch->url(), {});
  run(*session, dialect, operations_of(tried));
  auto spelled = session->inspect();
  for (const auto& grant : untried) spelled.put(grant);
  return spelled;
}

Difference difference(const Schema& from, const Schema& to, const dialect::Dialect& dialect,
                      const CompareOptions& options) {
  auto found = between(from.catalog, to.catalog, options.drops);
  if (found.empty() || (from.inspected && to.inspected)) return found;
  try {
    const auto spelled = [&](const Schema& schema) {
      return schema.inspected ? schema.catalog : respelled(schema.catalog, dialect, options.server);
    };
    return between(spelled(from), spelled(to), options.drops);
  } catch (const base::Error& error) {
    found.as_written = error.diagnostics().front().message;
    return found;
  }
}

} // namespace aludel::workspace
