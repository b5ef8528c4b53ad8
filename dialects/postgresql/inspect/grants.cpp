#include "dialects/postgresql/inspect/grants.hpp"

#include "dialects/postgresql/inspect/cells.hpp"
#include "dialects/postgresql/state.hpp"
#include "framework/base/error.hpp"
#include "framework/catalog/rights.hpp"

namespace aludel::postgresql {

namespace {
using dialect::TextRow;

// pg_init_privs has what initdb and extensions gave; of other objects, acldefault() tells what a new one has.
// Rights that an object began with, and that are gone, are a row without rights.
constexpr const char* grants_query = R"(
WITH objects AS (
  SELECT 'pg_catalog.pg_class'::regclass AS class, c.oid AS id, 0 AS part,
         CASE c.relkind WHEN 'S' THEN 'sequence' ELSE 'table' END AS kind, n.nspname AS schema, c.relname AS name,
         NULL AS signature, NULL::name AS attribute, c.relacl AS rights,
         pg_catalog.acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner) AS usual
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
UNION ALL
  SELECT 'pg_catalog.pg_class'::regclass, c.oid, a.attnum, 'table', n.nspname, c.relname, NULL, a.attname,
         a.attacl, pg_catalog.acldefault('c', c.relowner)
  FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE NOT a.attisdropped
UNION ALL
  SELECT 'pg_catalog.pg_proc'::regclass, p.oid, 0, CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END,
         n.nspname, p.proname,
         (SELECT coalesce(pg_catalog.string_agg(pg_catalog.format_type(t.id, NULL), chr(31) ORDER BY t.place), '')
          FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY t(id, place)),
         NULL, p.proacl, pg_catalog.acldefault('f', p.proowner)
  FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
  WHERE p.proacl IS NOT NULL
UNION ALL
  SELECT 'pg_catalog.pg_type'::regclass, t.oid, 0, 'type', n.nspname, t.typname, NULL, NULL, t.typacl,
         pg_catalog.acldefault('T', t.typowner)
  FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
UNION ALL
  SELECT 'pg_catalog.pg_namespace'::regclass, n.oid, 0, 'schema', n.nspname, n.nspname, NULL, NULL, n.nspacl,
         pg_catalog.acldefault('n', n.nspowner)
  FROM pg_catalog.pg_namespace n
UNION ALL
  SELECT 'pg_catalog.pg_database'::regclass, d.oid, 0, 'database', '', d.datname, NULL, NULL, d.datacl,
         pg_catalog.acldefault('d', d.datdba)
  FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
SELECT o.kind, o.schema, o.name, o.signature, o.attribute,
       CASE g.role WHEN 0 THEN 'public' ELSE pg_catalog.pg_get_userbyid(g.role) END, g.rights
FROM objects o
LEFT JOIN pg_catalog.pg_init_privs i ON i.classoid = o.class AND i.objoid = o.id AND i.objsubid = o.part
CROSS JOIN LATERAL (
  SELECT role, now.rights
  FROM (SELECT a.grantee AS role, RIGHTS FROM pg_catalog.aclexplode(o.rights) a GROUP BY a.grantee) now
  FULL JOIN (SELECT a.grantee AS role, RIGHTS
             FROM pg_catalog.aclexplode(coalesce(i.initprivs, o.usual)) a GROUP BY a.grantee) first USING (role)
  WHERE now.rights IS DISTINCT FROM first.rights) g
WHERE o.rights IS NOT NULL AND o.schema !~ '^pg_' AND o.schema <> 'information_schema'
ORDER BY o.kind, o.schema, o.name, o.signature, o.attribute, 6)";

/// "SELECT", or "SELECT*" where the role may give it on.
constexpr const char* rights_of_role =
    "pg_catalog.string_agg(DISTINCT a.privilege_type || CASE WHEN a.is_grantable THEN '*' ELSE '' END, "
    "chr(31)"
    " ORDER BY a.privilege_type || CASE WHEN a.is_grantable THEN '*' ELSE '' END) AS rights";

template<class Enum>
Enum of_word(std::string_view text) {
  for (const auto& word : words_of(Enum{}))
    if (word.text == text) return word.value;
  throw base::Error(base::Exit::failed, "database-error",
                    "the server has a privilege that is not known here: " + std::string(text));
}

model::GrantTarget target(const TextRow& row) {
  model::GrantTarget on;
  on.kind = of_word<model::GrantKind>(text(row[0]));
  const bool global = on.kind == model::GrantKind::schema || on.kind == model::GrantKind::database;
  on.name = global ? model::QualifiedName(text(row[2]).c_str()) : name_in(text(row[1]), text(row[2]));
  if (row[4]) on.columns = {text(row[4])};
  if (row[3]) {
    on.arguments.emplace();
    for (auto& type : texts(row[3])) on.arguments->push_back({{}, std::move(type), {}, {}});
  }
  return on;
}

catalog::Rights rights(const Cell& cell, const model::GrantTarget& on) {
  catalog::Rights found;
  for (const auto& right : texts(cell)) {
    const bool grantable = right.back() == '*';
    const auto word = base::lower(grantable ? right.substr(0, right.size() - 1) : right);
    found = catalog::with(std::move(found), {of_word<model::Privilege>(word)}, grantable, on);
  }
  return found;
}
} // namespace

std::vector<catalog::Grant> read_grants(Connection& connection) {
  std::vector<catalog::Grant> found;
  for (const auto& row : connection.query(base::replace_all(grants_query, "RIGHTS", rights_of_role))) {
    auto on = target(row);
    auto allowed = rights(row[6], on);
    found.push_back(
        {std::move(on), text(row[5]), std::move(allowed.privileges), std::move(allowed.grantable), {}});
  }
  return found;
}

} // namespace aludel::postgresql
