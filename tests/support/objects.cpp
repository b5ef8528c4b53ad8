#include "tests/support/objects.hpp"

#include <stdexcept>

namespace aludel::test_support {

namespace {
/// Where `object` (a row of `catalog` in the schema n) is the user's.
std::string is_users(const std::string& catalog, const std::string& object) {
  return " n.nspname !~ '^pg_|^information_schema$' AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid "
         "= '" +
         catalog + "'::regclass AND e.objid = " + object + ".oid AND e.deptype = 'e')";
}

/// Who may do what, of objects whose rights are not those that they began with.
std::string grants(const std::string& catalog, const std::string& prefix, const std::string& kind) {
  const auto owned = "x." + prefix + "acl IS DISTINCT FROM acldefault(" + kind + ", x." + prefix + "owner)";
  return "SELECT concat_ws(' ', 'grant', pg_describe_object('" + catalog +
         "'::regclass, x.oid, 0), a.grantee::regrole, a.privilege_type, a.is_grantable) FROM " + catalog +
         " x" +
         (prefix == "nsp" ? " CROSS JOIN LATERAL (SELECT x.nspname) n"
                          : " JOIN pg_namespace n ON n.oid = x." + prefix + "namespace") +
         " CROSS JOIN aclexplode(x." + prefix + "acl) a WHERE " + owned + " AND" + is_users(catalog, "x");
}

std::vector<std::string> postgresql() {
  return {
      "SELECT 'schema ' || nspname FROM pg_namespace n WHERE nspname <> 'public' AND" +
          is_users("pg_namespace", "n"),
      "SELECT concat_ws(' ', relkind, c.oid::regclass, reloptions, relispopulated, pg_get_viewdef(c.oid))"
      " FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('v', 'm') AND" +
          is_users("pg_class", "c"),
      "SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class c ON c.oid = indrelid"
      " JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind = 'm' AND" +
          is_users("pg_class", "c"),
      "SELECT pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace"
      " WHERE prokind <> 'a' AND" +
          is_users("pg_proc", "p"),
      "SELECT concat_ws(' ', pg_get_triggerdef(t.oid), tgenabled) FROM pg_trigger t JOIN pg_class c ON c.oid "
      "= "
      "tgrelid"
      " JOIN pg_namespace n ON n.oid = relnamespace WHERE NOT tgisinternal AND" +
          is_users("pg_trigger", "t"),
      "SELECT concat_ws(' ', 'policy', tablename, policyname, permissive, roles, cmd, qual, with_check)"
      " FROM pg_policies",
      "SELECT concat_ws(' ', 'row security', c.oid::regclass, relforcerowsecurity) FROM pg_class c"
      " WHERE relrowsecurity",
      "SELECT concat_ws(' ', 'partition', c.oid::regclass, i.inhparent::regclass,"
      " pg_get_expr(relpartbound, c.oid), pg_get_partkeydef(c.oid)) FROM pg_class c"
      " JOIN pg_namespace n ON n.oid = relnamespace LEFT JOIN pg_inherits i ON i.inhrelid = c.oid"
      " WHERE (relispartition OR relkind = 'p') AND relkind IN ('r', 'p')",
      "SELECT concat_ws(' ', 'not valid', conrelid::regclass, conname) FROM pg_constraint WHERE NOT "
      "convalidated",
      "SELECT concat_ws(' ', 'enum', t.oid::regtype, string_agg(enumlabel, ', ' ORDER BY enumsortorder))"
      " FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace JOIN pg_enum ON enumtypid = t.oid WHERE" +
          is_users("pg_type", "t") + " GROUP BY t.oid",
      "SELECT concat_ws(' ', 'domain', t.oid::regtype, format_type(typbasetype, typtypmod), typnotnull,"
      " typdefault, typcollation::regcollation, (SELECT string_agg(conname || ' ' || "
      "pg_get_constraintdef(c.oid), ', '"
      " ORDER BY conname) FROM pg_constraint c WHERE contypid = t.oid AND contype = 'c'))"
      " FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE typtype = 'd' AND" +
          is_users("pg_type", "t"),
      "SELECT concat_ws(' ', 'composite', c.oid::regclass, string_agg(concat_ws(' ', attname,"
      " format_type(atttypid, atttypmod), attcollation::regcollation), ', ' ORDER BY attnum))"
      " FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace JOIN pg_attribute ON attrelid = c.oid"
      " WHERE relkind = 'c' AND" +
          is_users("pg_class", "c") + " GROUP BY c.oid",
      "SELECT concat_ws(' ', 'sequence', c.oid::regclass, seqtypid::regtype, seqstart, seqincrement, seqmin, "
      "seqmax,"
      " seqcache, seqcycle, refobjid::regclass, refobjsubid) FROM pg_sequence JOIN pg_class c ON c.oid = "
      "seqrelid"
      " JOIN pg_namespace n ON n.oid = relnamespace LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass"
      " AND d.objid = c.oid AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0"
      " WHERE d.deptype IS DISTINCT FROM 'i' AND" +
          is_users("pg_class", "c"),
      grants("pg_class", "rel", "CASE x.relkind WHEN 'S' THEN 's' ELSE 'r' END::\"char\""),
      grants("pg_proc", "pro", "'f'"),
      grants("pg_type", "typ", "'T'"),
      grants("pg_namespace", "nsp", "'n'") + " AND x.nspname <> 'public'",
      "SELECT concat_ws(' ', 'grant', attrelid::regclass, attname, a.grantee::regrole, a.privilege_type, "
      "a.is_grantable) FROM pg_attribute CROSS JOIN aclexplode(attacl) a WHERE attrelid >= 16384",
      "SELECT concat_ws(' ', pg_describe_object(classoid, objoid, objsubid), description) FROM pg_description"
      " WHERE objoid >= 16384 AND pg_describe_object(classoid, objoid, objsubid) !~ "
      "'^(function|extension|operator)'"
      " UNION ALL SELECT concat_ws(' ', p.oid::regprocedure, description) FROM pg_description"
      " JOIN pg_proc p ON p.oid = objoid AND classoid = 'pg_proc'::regclass"
      " JOIN pg_namespace n ON n.oid = pronamespace WHERE" +
          is_users("pg_proc", "p"),
  };
}

// ALTER TABLE … RENAME quotes names that were not quoted, and quotes them still when it is undone.
std::vector<std::string> sqlite() {
  return {"SELECT type || ' ' || name || ': ' || replace(sql, '\"', '') FROM sqlite_schema"
          " WHERE type IN ('view', 'trigger')"};
}
} // namespace

std::vector<std::string> object_queries(std::string_view dialect) {
  if (dialect == "postgresql") return postgresql();
  if (dialect == "sqlite") return sqlite();
  throw std::invalid_argument("objects of " + std::string(dialect) + " are not known");
}

} // namespace aludel::test_support
