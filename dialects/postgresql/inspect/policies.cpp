#include "dialects/postgresql/inspect/policies.hpp"

namespace aludel::postgresql {

namespace {
// The role 0 is everybody, and then the only one.
constexpr const char* policies_query = R"(
SELECT p.polrelid, p.polname, p.polcmd, p.polpermissive,
       (SELECT pg_catalog.string_agg(r.rolname, chr(31) ORDER BY k.n)
        FROM unnest(p.polroles) WITH ORDINALITY k(id, n) JOIN pg_catalog.pg_roles r ON r.oid = k.id),
       pg_catalog.pg_get_expr(p.polqual, p.polrelid), pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid),
       d.description
FROM pg_catalog.pg_policy p
LEFT JOIN pg_catalog.pg_description d ON d.classoid = 'pg_catalog.pg_policy'::regclass AND d.objoid = p.oid
WHERE p.polrelid = ANY(:a::oid[])
ORDER BY p.polrelid, p.polname)";

/// pg_policy.polcmd: ACL letters, or '*'.
model::PolicyCommand command(const Cell& cell) {
  if (is(cell, "r")) return model::PolicyCommand::select;
  if (is(cell, "a")) return model::PolicyCommand::insert;
  if (is(cell, "w")) return model::PolicyCommand::update;
  if (is(cell, "d")) return model::PolicyCommand::delete_;
  return model::PolicyCommand::all;
}
} // namespace

PartsOf<catalog::Policy> read_policies(Connection& connection, const Relations& tables) {
  PartsOf<catalog::Policy> found;
  for (const auto& row : connection.query(policies_query, {ids_of(tables)})) {
    const auto table = number(row[0]);
    model::CreatePolicy made;
    made.table = tables.at(table);
    made.name = text(row[1]);
    made.command = command(row[2]);
    made.permissive = is(row[3], "t");
    made.to = names(row[4]);
    made.visible = optional_sql(row[5]);
    made.check = optional_sql(row[6]);
    found[table].push_back({std::move(made), text(row[7]), {}});
  }
  return found;
}

} // namespace aludel::postgresql
