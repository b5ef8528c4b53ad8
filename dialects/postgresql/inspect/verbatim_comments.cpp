#include "dialects/postgresql/inspect/verbatim_kinds.hpp"

namespace aludel::postgresql {

namespace {
constexpr const char* comments_query = R"(
SELECT 'comment', coalesce(i.schema, ''), i.type || ' ' || i.identity,
       pg_catalog.format('COMMENT ON %s %s IS %L',
         CASE WHEN i.type LIKE '% column' THEN 'COLUMN' WHEN i.type = 'domain constraint' THEN 'CONSTRAINT'
           WHEN i.type = 'statistics object' THEN 'STATISTICS' ELSE pg_catalog.replace(pg_catalog.upper(i.type), '-', ' ')
         END,
         CASE WHEN k.oid IS NULL THEN i.identity ELSE
           pg_catalog.format('%I ON DOMAIN %s', k.conname, k.contypid::regtype) END, d.description)
FROM pg_catalog.pg_description d
LEFT JOIN pg_catalog.pg_class c ON d.classoid = 'pg_catalog.pg_class'::regclass AND c.oid = d.objoid
LEFT JOIN pg_catalog.pg_type t ON d.classoid = 'pg_catalog.pg_type'::regclass AND t.oid = d.objoid
LEFT JOIN pg_catalog.pg_constraint k ON d.classoid = 'pg_catalog.pg_constraint'::regclass AND k.oid = d.objoid
  AND k.contypid <> 0
LEFT JOIN pg_catalog.pg_trigger g ON d.classoid = 'pg_catalog.pg_trigger'::regclass AND g.oid = d.objoid
LEFT JOIN pg_catalog.pg_class f ON f.oid = g.tgrelid AND f.relkind = 'f'
LEFT JOIN pg_catalog.pg_proc p ON d.classoid = 'pg_catalog.pg_proc'::regclass AND p.oid = d.objoid
LEFT JOIN pg_catalog.pg_language l ON l.oid = p.prolang
CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.classoid, d.objoid, d.objsubid) i
WHERE d.objoid >= 16384 AND coalesce(i.schema, '') !~ '^pg_|^information_schema$'
  AND (c.relkind IN ('c', 'f') AND d.objsubid > 0 OR c.relkind = 'f' OR t.typtype IN ('b', 'r')
       OR c.relkind IN ('i', 'I') AND EXISTS (SELECT FROM pg_catalog.pg_constraint x WHERE x.conindid = c.oid)
       OR k.oid IS NOT NULL OR f.oid IS NOT NULL OR p.oid IS NOT NULL AND NOT SAYABLE
       OR d.classoid IN ('pg_catalog.pg_rewrite'::regclass, 'pg_catalog.pg_operator'::regclass,
            'pg_catalog.pg_opclass'::regclass, 'pg_catalog.pg_opfamily'::regclass, 'pg_catalog.pg_cast'::regclass,
            'pg_catalog.pg_collation'::regclass, 'pg_catalog.pg_conversion'::regclass,
            'pg_catalog.pg_language'::regclass, 'pg_catalog.pg_statistic_ext'::regclass,
            'pg_catalog.pg_ts_config'::regclass, 'pg_catalog.pg_ts_dict'::regclass,
            'pg_catalog.pg_ts_template'::regclass, 'pg_catalog.pg_ts_parser'::regclass,
            'pg_catalog.pg_event_trigger'::regclass, 'pg_catalog.pg_foreign_server'::regclass,
            'pg_catalog.pg_foreign_data_wrapper'::regclass, 'pg_catalog.pg_publication'::regclass,
            'pg_catalog.pg_am'::regclass))
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = d.classoid AND e.objid = d.objoid
                  AND e.deptype = 'e'))";
} // namespace

std::vector<VerbatimKind> verbatim_comments() { return {{"", 0, comments_query}}; }

} // namespace aludel::postgresql
