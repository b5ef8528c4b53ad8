#pragma once
#include <string>

/// Conditions of queries: which objects are the user's.
namespace aludel::postgresql {

/// The row `object` of `catalogue` (an oid) belongs neither to an extension nor inside another object;
/// columns of a partitioned table's key are held by the table itself. `dependencies`: pg_depend, or what of
/// it a query has gathered before.
inline std::string stands_alone(const std::string& catalogue, const std::string& object,
                                const std::string& dependencies = "pg_catalog.pg_depend") {
  return "NOT EXISTS (SELECT FROM " + dependencies + " e WHERE e.classid = 'pg_catalog." + catalogue +
         "'::regclass AND e.objid = " + object + " AND e.objsubid = 0 AND e.deptype IN ('e', 'i'))";
}

/// And the schema, a row `n` of pg_namespace, is not one of the system's.
inline std::string is_users(const std::string& catalogue, const std::string& object,
                            const std::string& dependencies = "pg_catalog.pg_depend") {
  return "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND " +
         stands_alone(catalogue, object, dependencies);
}

} // namespace aludel::postgresql
