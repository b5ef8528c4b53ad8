#include "dialects/postgresql/inspect/verbatim_kinds.hpp"

#include <iterator>

namespace aludel::postgresql {

namespace {
constexpr VerbatimKind part_kinds[] = {
    {"pg_class", 0, R"(
SELECT 'rule', n.nspname, r.rulename || ' on ' || o.relname,
       pg_catalog.pg_get_ruledef(r.oid) || CASE r.ev_enabled WHEN 'O' THEN '' ELSE
         pg_catalog.format(E'\nALTER TABLE %s %s RULE %I', o.oid::regclass,
           CASE r.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END,
           r.rulename) END
FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class o ON o.oid = r.ev_class JOIN pg_catalog.pg_namespace n ON n.oid = o.relnamespace
WHERE r.rulename <> '_RETURN' AND USERS)"},
    {"pg_class", 0, R"(
SELECT 'inheritance', n.nspname, o.relname, pg_catalog.string_agg(
         pg_catalog.format('ALTER TABLE %s INHERIT %s', o.oid::regclass, i.inhparent::regclass), E';\n'
         ORDER BY i.inhseqno)
FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class o ON o.oid = i.inhrelid JOIN pg_catalog.pg_namespace n ON n.oid = o.relnamespace
WHERE o.relkind IN ('r', 'f') AND NOT o.relispartition AND USERS GROUP BY n.nspname, o.relname)"},
    {"pg_class", 0, R"(
SELECT 'typed table', n.nspname, o.relname,
       pg_catalog.format('ALTER TABLE %s OF %s', o.oid::regclass, o.reloftype::regtype)
FROM pg_catalog.pg_class o JOIN pg_catalog.pg_namespace n ON n.oid = o.relnamespace WHERE o.reloftype <> 0 AND USERS)"},
    {"pg_class", 0, R"(
SELECT 'table access method', n.nspname, o.relname,
       pg_catalog.format('ALTER TABLE %s SET ACCESS METHOD %I', o.oid::regclass, m.amname)
FROM pg_catalog.pg_class o JOIN pg_catalog.pg_am m ON m.oid = o.relam JOIN pg_catalog.pg_namespace n ON n.oid = o.relnamespace
WHERE o.relkind IN ('r', 'p') AND m.amname <> 'heap' AND USERS)"},
    {"pg_class", 0, R"(
SELECT 'replica identity', n.nspname, o.relname,
       pg_catalog.format('ALTER TABLE %s REPLICA IDENTITY %s', o.oid::regclass,
         CASE o.relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING' ELSE
           (SELECT pg_catalog.format('USING INDEX %I', x.relname) FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = o.oid AND i.indisreplident) END)
FROM pg_catalog.pg_class o JOIN pg_catalog.pg_namespace n ON n.oid = o.relnamespace WHERE o.relkind IN ('r', 'p') AND o.relreplident <> 'd' AND USERS)"},
    {"pg_class", 0, R"(
SELECT 'clustering', n.nspname, o.relname,
       pg_catalog.format('ALTER %s %s CLUSTER ON %I',
         CASE o.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END, o.oid::regclass, x.relname)
FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_class o ON o.oid = i.indrelid JOIN pg_catalog.pg_namespace n ON n.oid = o.relnamespace WHERE i.indisclustered AND USERS)"},
    {"pg_class", 0, R"(
SELECT 'column statistics', n.nspname, o.relname || '.' || a.attname,
       pg_catalog.format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS %s', o.oid::regclass, a.attname,
         a.attstattarget)
FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class o ON o.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = o.relnamespace
WHERE o.relkind IN ('r', 'p', 'm') AND a.attnum > 0 AND NOT a.attisdropped AND a.attstattarget >= 0 AND USERS)"},
    {"pg_class", 0, R"(
SELECT 'column statistics', n.nspname, o.relname || '.' || a.attnum,
       pg_catalog.format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s', o.oid::regclass, a.attnum,
         a.attstattarget)
FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class o ON o.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = o.relnamespace
WHERE o.relkind IN ('i', 'I') AND a.attstattarget >= 0 AND USERS)"},
    {"pg_class", 0, R"(
SELECT 'column storage', n.nspname, o.relname || '.' || a.attname,
       pg_catalog.format('ALTER TABLE %s ALTER COLUMN %I SET STORAGE %s', o.oid::regclass, a.attname,
         CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END)
FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
JOIN pg_catalog.pg_class o ON o.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = o.relnamespace
WHERE o.relkind IN ('r', 'p', 'm') AND a.attnum > 0 AND NOT a.attisdropped AND a.attstorage <> t.typstorage AND USERS)"},
    {"pg_class", 140000, R"(
SELECT 'column compression', n.nspname, o.relname || '.' || a.attname,
       pg_catalog.format('ALTER TABLE %s ALTER COLUMN %I SET COMPRESSION %s', o.oid::regclass, a.attname,
         CASE a.attcompression WHEN 'l' THEN 'lz4' ELSE 'pglz' END)
FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class o ON o.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = o.relnamespace
WHERE o.relkind IN ('r', 'p', 'm') AND a.attnum > 0 AND NOT a.attisdropped AND a.attcompression <> '' AND USERS)"},
    // Some servers keep marks of their own beside what the manual knows.
    {"pg_class", 0, R"(
SELECT 'column options', n.nspname, o.relname || '.' || a.attname,
       pg_catalog.format('ALTER TABLE %s ALTER COLUMN %I SET (%s)', o.oid::regclass, a.attname,
         pg_catalog.string_agg(u.pair, ', ' ORDER BY u.pair))
FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class o ON o.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = o.relnamespace CROSS JOIN LATERAL unnest(a.attoptions) u(pair)
WHERE o.relkind IN ('r', 'p', 'm') AND a.attnum > 0 AND NOT a.attisdropped AND a.attoptions IS NOT NULL
  AND u.pair LIKE 'n\_distinct%' AND USERS
GROUP BY o.oid, n.nspname, o.relname, a.attname)"},
    {"pg_class", 0, R"(
SELECT 'view column default', n.nspname, o.relname || '.' || a.attname,
       pg_catalog.format('ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', o.oid::regclass, a.attname,
         pg_catalog.pg_get_expr(d.adbin, d.adrelid))
FROM pg_catalog.pg_attrdef d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
JOIN pg_catalog.pg_class o ON o.oid = d.adrelid JOIN pg_catalog.pg_namespace n ON n.oid = o.relnamespace WHERE o.relkind = 'v' AND USERS)"},
    {"pg_class", 0, R"(
SELECT 'identity', n.nspname, o.relname || '.' || a.attname,
       pg_catalog.format('ALTER TABLE %s ALTER COLUMN %I SET INCREMENT BY %s SET MINVALUE %s SET MAXVALUE %s'
         || ' SET START WITH %s SET CACHE %s SET %s', o.oid::regclass, a.attname, s.seqincrement, s.seqmin,
         s.seqmax, s.seqstart, s.seqcache, CASE WHEN s.seqcycle THEN 'CYCLE' ELSE 'NO CYCLE' END)
FROM pg_catalog.pg_sequence s
JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = s.seqrelid
  AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype = 'i'
JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
JOIN pg_catalog.pg_class o ON o.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = o.relnamespace
WHERE (s.seqincrement, s.seqmin, s.seqstart, s.seqcache, s.seqcycle, s.seqmax) IS DISTINCT FROM
      (1, 1, 1, 1, false, CASE s.seqtypid WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype THEN 2147483647
                          ELSE 9223372036854775807 END) AND USERS)"},
    {"pg_class", 0, R"(
SELECT 'index storage', n.nspname, x.relname, pg_catalog.concat_ws(E';\n',
         CASE WHEN k.oid IS NOT NULL AND x.reloptions IS NOT NULL THEN
           pg_catalog.format('ALTER INDEX %s SET (%s)', x.oid::regclass,
             pg_catalog.array_to_string(x.reloptions, ', ')) END,
         CASE WHEN s.oid IS NOT NULL THEN
           pg_catalog.format('ALTER INDEX %s SET TABLESPACE %I', x.oid::regclass, s.spcname) END)
FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_class o ON o.oid = i.indrelid JOIN pg_catalog.pg_namespace n ON n.oid = o.relnamespace
LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = x.reltablespace
LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = x.oid AND k.conrelid = o.oid AND k.contype IN ('p', 'u', 'x')
WHERE (s.oid IS NOT NULL OR k.oid IS NOT NULL AND x.reloptions IS NOT NULL) AND USERS)"},
    {"pg_class", 0, R"(
SELECT 'invalid index', n.nspname, x.relname, pg_catalog.pg_get_indexdef(x.oid)
FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_class o ON o.oid = i.indrelid JOIN pg_catalog.pg_namespace n ON n.oid = o.relnamespace
WHERE NOT i.indisvalid AND x.relkind = 'i' AND USERS)"},
    {"pg_class", 0, R"(
SELECT 'trigger', n.nspname, g.tgname || ' on ' || o.relname, pg_catalog.pg_get_triggerdef(g.oid)
       || CASE g.tgenabled WHEN 'O' THEN '' ELSE pg_catalog.format(E';\nALTER TABLE %s %s TRIGGER %I', o.oid::regclass,
            CASE g.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END,
            g.tgname) END
FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_class o ON o.oid = g.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = o.relnamespace
WHERE o.relkind = 'f' AND NOT g.tgisinternal AND USERS
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_trigger'::regclass
                  AND d.objid = g.oid AND d.deptype = 'P'))"},
    {"pg_type", 0, R"(
SELECT 'domain constraint', n.nspname, k.conname || ' on ' || o.typname,
       pg_catalog.format('ALTER DOMAIN %s ADD CONSTRAINT %I %s', o.oid::regtype, k.conname,
         pg_catalog.pg_get_constraintdef(k.oid))
FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_type o ON o.oid = k.contypid
JOIN pg_catalog.pg_namespace n ON n.oid = o.typnamespace WHERE NOT k.convalidated AND USERS)"},
    {"pg_class", 180000, R"(
SELECT 'not null constraint', n.nspname, k.conname || ' on ' || o.relname,
       pg_catalog.format('ALTER TABLE %s ADD CONSTRAINT %I %s', o.oid::regclass, k.conname,
         pg_catalog.pg_get_constraintdef(k.oid))
FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class o ON o.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = o.relnamespace
WHERE k.contype = 'n' AND NOT k.convalidated AND USERS)"},
};
} // namespace

std::vector<VerbatimKind> verbatim_parts() { return {std::begin(part_kinds), std::end(part_kinds)}; }

} // namespace aludel::postgresql
