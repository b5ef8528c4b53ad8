#include "dialects/postgresql/read_policies.hpp"

#include "dialects/postgresql/cells.hpp"

namespace aludel::postgresql {

namespace {
/// pg_policy.polcmd: ACL letters, or '*'.
model::PolicyCommand command(const Cell& cell) {
  if (is(cell, "r")) return model::PolicyCommand::select;
  if (is(cell, "a")) return model::PolicyCommand::insert;
  if (is(cell, "w")) return model::PolicyCommand::update;
  if (is(cell, "d")) return model::PolicyCommand::delete_;
  return model::PolicyCommand::all;
}
} // namespace

std::vector<catalog::Policy> read_policies(Connection& connection, std::int64_t table,
                                           const model::QualifiedName& name) {
  std::vector<catalog::Policy> policies;
  // The role 0 is everybody, and then the only one.
  for (const auto& row :
       connection.query("SELECT p.polname, p.polcmd, p.polpermissive,"
                        " (SELECT string_agg(r.rolname, chr(31) ORDER BY k.n) FROM unnest(p.polroles) WITH "
                        "ORDINALITY k(id, n)"
                        " JOIN pg_catalog.pg_roles r ON r.oid = k.id),"
                        " pg_catalog.pg_get_expr(p.polqual, p.polrelid), "
                        "pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid),"
                        " pg_catalog.obj_description(p.oid, 'pg_policy')"
                        " FROM pg_catalog.pg_policy p WHERE p.polrelid = :a ORDER BY p.polname",
                        {table})) {
    model::CreatePolicy made;
    made.table = name;
    made.name = text(row[0]);
    made.command = command(row[1]);
    made.permissive = is(row[2], "t");
    made.to = names(row[3]);
    if (row[4]) made.visible = sql(row[4]);
    if (row[5]) made.check = sql(row[5]);
    policies.push_back({std::move(made), text(row[6]), {}});
  }
  return policies;
}

} // namespace aludel::postgresql
