#include "framework/workspace/compare.hpp"

#include "framework/base/error.hpp"
#include "framework/catalog/apply.hpp"
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

Difference between(const catalog::Catalog& from, const catalog::Catalog& to, bool drops) {
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
