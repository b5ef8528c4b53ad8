#include "dialects/postgresql/inspect/verbatim_kinds.hpp"

#include <iterator>

namespace aludel::postgresql {

namespace {
constexpr VerbatimKind server_kinds[] = {
    {"pg_foreign_data_wrapper", 0, R"(
SELECT 'foreign data wrapper', '', o.fdwname, pg_catalog.concat_ws(' ', pg_catalog.format(
         'CREATE FOREIGN DATA WRAPPER %I', o.fdwname), 'HANDLER ' || nullif(o.fdwhandler, 0)::regproc,
         'VALIDATOR ' || nullif(o.fdwvalidator, 0)::regproc, 'OPTIONS (' || (SELECT pg_catalog.string_agg(pg_catalog.format('%I %L', u.option_name, u.option_value), ', ')
           FROM pg_catalog.pg_options_to_table(o.fdwoptions) u) || ')')
FROM pg_catalog.pg_foreign_data_wrapper o WHERE ALONE)"},
    {"pg_foreign_server", 0, R"(
SELECT 'server', '', o.srvname, pg_catalog.concat_ws(' ', pg_catalog.format('CREATE SERVER %I', o.srvname),
         'TYPE ' || pg_catalog.quote_literal(o.srvtype), 'VERSION ' || pg_catalog.quote_literal(o.srvversion),
         pg_catalog.format('FOREIGN DATA WRAPPER %I', w.fdwname), 'OPTIONS (' || (SELECT pg_catalog.string_agg(pg_catalog.format('%I %L', u.option_name, u.option_value), ', ')
           FROM pg_catalog.pg_options_to_table(o.srvoptions) u) || ')')
FROM pg_catalog.pg_foreign_server o JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = o.srvfdw WHERE ALONE)"},
    {"pg_class", 0, R"(
SELECT 'foreign table', n.nspname, o.relname, pg_catalog.format(E'CREATE FOREIGN TABLE %s (%s\n) SERVER %I',
         o.oid::regclass, (SELECT pg_catalog.string_agg(pg_catalog.concat_ws(' ', E'\n  ' || pg_catalog.format('%I %s',
             a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)), 'OPTIONS (' || (SELECT pg_catalog.string_agg(pg_catalog.format('%I %L', u.option_name, u.option_value), ', ')
           FROM pg_catalog.pg_options_to_table(a.attfdwoptions) u) || ')',
             CASE a.attgenerated WHEN '' THEN 'DEFAULT ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid)
               ELSE 'GENERATED ALWAYS AS (' || pg_catalog.pg_get_expr(d.adbin, d.adrelid) || ') STORED' END,
             CASE WHEN a.attnotnull THEN 'NOT NULL' END), ',' ORDER BY a.attnum)
           FROM pg_catalog.pg_attribute a
           LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
           WHERE a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped)
         || (SELECT coalesce(pg_catalog.string_agg(pg_catalog.format(E',\n  CONSTRAINT %I %s', k.conname,
               pg_catalog.pg_get_constraintdef(k.oid)), '' ORDER BY k.oid), '')
             FROM pg_catalog.pg_constraint k WHERE k.conrelid = o.oid AND k.contype = 'c'), s.srvname)
       || coalesce(' ' || 'OPTIONS (' || (SELECT pg_catalog.string_agg(pg_catalog.format('%I %L', u.option_name, u.option_value), ', ')
           FROM pg_catalog.pg_options_to_table(f.ftoptions) u) || ')', '')
       || coalesce((SELECT pg_catalog.format(E';\nALTER TABLE %s ATTACH PARTITION %s %s', i.inhparent::regclass,
                      o.oid::regclass, pg_catalog.pg_get_expr(o.relpartbound, o.oid))
                    FROM pg_catalog.pg_inherits i WHERE i.inhrelid = o.oid AND o.relispartition), '')
FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_class o ON o.oid = f.ftrelid
JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
JOIN pg_catalog.pg_namespace n ON n.oid = o.relnamespace WHERE USERS)"},
    {"pg_event_trigger", 0, R"(
SELECT 'event trigger', '', o.evtname, pg_catalog.format('CREATE EVENT TRIGGER %I ON %s', o.evtname, o.evtevent)
       || coalesce(' WHEN TAG IN (' || (SELECT pg_catalog.string_agg(pg_catalog.quote_literal(t.tag), ', ')
                                        FROM unnest(o.evttags) t(tag)) || ')', '')
       || pg_catalog.format(' EXECUTE FUNCTION %s()', o.evtfoid::regproc)
       || CASE o.evtenabled WHEN 'O' THEN '' ELSE pg_catalog.format(E';\nALTER EVENT TRIGGER %I %s', o.evtname,
            CASE o.evtenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END) END
FROM pg_catalog.pg_event_trigger o WHERE ALONE)"},
    {"pg_publication", 0, R"(
SELECT 'publication', '', o.pubname, pg_catalog.concat_ws(' ', pg_catalog.format('CREATE PUBLICATION %I', o.pubname),
         CASE WHEN o.puballtables THEN 'FOR ALL TABLES' ELSE 'FOR ' || nullif(pg_catalog.concat_ws(', ',
           (SELECT 'TABLE ' || pg_catalog.string_agg(PUBLISHED_TABLE, ', ' ORDER BY r.prrelid)
            FROM pg_catalog.pg_publication_rel r WHERE r.prpubid = o.oid), PUBLISHED_SCHEMAS), '') END,
         pg_catalog.format('WITH (publish = %L, publish_via_partition_root = %s)', pg_catalog.concat_ws(', ',
           CASE WHEN o.pubinsert THEN 'insert' END, CASE WHEN o.pubupdate THEN 'update' END,
           CASE WHEN o.pubdelete THEN 'delete' END, CASE WHEN o.pubtruncate THEN 'truncate' END), CASE WHEN o.pubviaroot THEN 'true' ELSE 'false' END))
FROM pg_catalog.pg_publication o WHERE ALONE)"},
    {"pg_conversion", 0, R"(
SELECT 'conversion', n.nspname, o.conname, pg_catalog.format('CREATE %sCONVERSION %I.%I FOR %L TO %L FROM %s',
         CASE WHEN o.condefault THEN 'DEFAULT ' ELSE '' END, n.nspname, o.conname,
         pg_catalog.pg_encoding_to_char(o.conforencoding), pg_catalog.pg_encoding_to_char(o.contoencoding), o.conproc)
FROM pg_catalog.pg_conversion o JOIN pg_catalog.pg_namespace n ON n.oid = o.connamespace WHERE USERS)"},
    {"pg_ts_config", 0, R"(
SELECT 'text search configuration', n.nspname, o.cfgname,
       pg_catalog.format('CREATE TEXT SEARCH CONFIGURATION %I.%I (PARSER = %I.%I)', n.nspname, o.cfgname, pn.nspname,
                         p.prsname)
       || coalesce((SELECT pg_catalog.string_agg(pg_catalog.format(
            E';\nALTER TEXT SEARCH CONFIGURATION %I.%I ADD MAPPING FOR %s WITH %s', n.nspname, o.cfgname, m.alias,
            m.dictionaries), '' ORDER BY m.alias)
          FROM (SELECT t.alias, pg_catalog.string_agg(d.mapdict::regdictionary::text, ', ' ORDER BY d.mapseqno)
                  AS dictionaries
                FROM pg_catalog.pg_ts_config_map d
                JOIN pg_catalog.ts_token_type(o.cfgparser) t ON t.tokid = d.maptokentype
                WHERE d.mapcfg = o.oid GROUP BY t.alias) m), '')
FROM pg_catalog.pg_ts_config o JOIN pg_catalog.pg_ts_parser p ON p.oid = o.cfgparser
JOIN pg_catalog.pg_namespace pn ON pn.oid = p.prsnamespace
JOIN pg_catalog.pg_namespace n ON n.oid = o.cfgnamespace WHERE USERS)"},
    {"pg_ts_dict", 0, R"(
SELECT 'text search dictionary', n.nspname, o.dictname,
       pg_catalog.format('CREATE TEXT SEARCH DICTIONARY %I.%I (TEMPLATE = %I.%I%s)', n.nspname, o.dictname, tn.nspname,
         t.tmplname, coalesce(', ' || o.dictinitoption, ''))
FROM pg_catalog.pg_ts_dict o JOIN pg_catalog.pg_ts_template t ON t.oid = o.dicttemplate
JOIN pg_catalog.pg_namespace tn ON tn.oid = t.tmplnamespace
JOIN pg_catalog.pg_namespace n ON n.oid = o.dictnamespace WHERE USERS)"},
    {"pg_ts_template", 0, R"(
SELECT 'text search template', n.nspname, o.tmplname, pg_catalog.format('CREATE TEXT SEARCH TEMPLATE %I.%I (',
         n.nspname, o.tmplname) || pg_catalog.concat_ws(', ', 'INIT = ' || nullif(o.tmplinit::oid, 0)::regproc,
         'LEXIZE = ' || o.tmpllexize) || ')'
FROM pg_catalog.pg_ts_template o JOIN pg_catalog.pg_namespace n ON n.oid = o.tmplnamespace WHERE USERS)"},
    {"pg_ts_parser", 0, R"(
SELECT 'text search parser', n.nspname, o.prsname, pg_catalog.format('CREATE TEXT SEARCH PARSER %I.%I (', n.nspname,
         o.prsname) || pg_catalog.concat_ws(', ', 'START = ' || o.prsstart, 'GETTOKEN = ' || o.prstoken,
         'END = ' || o.prsend, 'LEXTYPES = ' || o.prslextype,
         'HEADLINE = ' || nullif(o.prsheadline::oid, 0)::regproc) || ')'
FROM pg_catalog.pg_ts_parser o JOIN pg_catalog.pg_namespace n ON n.oid = o.prsnamespace WHERE USERS)"},
    {"pg_language", 0, R"(
SELECT 'language', '', o.lanname, pg_catalog.concat_ws(' ', pg_catalog.format('CREATE %sLANGUAGE %I',
         CASE WHEN o.lanpltrusted THEN 'TRUSTED ' ELSE '' END, o.lanname),
         'HANDLER ' || nullif(o.lanplcallfoid, 0)::regproc, 'INLINE ' || nullif(o.laninline, 0)::regproc,
         'VALIDATOR ' || nullif(o.lanvalidator, 0)::regproc)
FROM pg_catalog.pg_language o WHERE ALONE)"},
    {"pg_am", 0, R"(
SELECT 'access method', '', o.amname, pg_catalog.format('CREATE ACCESS METHOD %I TYPE %s HANDLER %s', o.amname,
         CASE o.amtype WHEN 't' THEN 'TABLE' ELSE 'INDEX' END, o.amhandler)
FROM pg_catalog.pg_am o WHERE ALONE)"},
    {"pg_default_acl", 0, R"(
SELECT 'default privileges', coalesce(n.nspname, ''), pg_catalog.format('%s %s of %s to %s%s', k.verb,
         k.objects, pg_catalog.pg_get_userbyid(o.defaclrole), k.role,
         CASE WHEN k.is_grantable THEN ' with grant option' ELSE '' END),
       pg_catalog.format('ALTER DEFAULT PRIVILEGES FOR ROLE %I%s %s %s ON %s %s %s%s',
         pg_catalog.pg_get_userbyid(o.defaclrole), ' IN SCHEMA ' || pg_catalog.quote_ident(n.nspname), k.verb, k.rights,
         k.objects, CASE k.verb WHEN 'GRANT' THEN 'TO' ELSE 'FROM' END, k.role,
         CASE WHEN k.is_grantable AND k.verb = 'GRANT' THEN ' WITH GRANT OPTION' ELSE '' END)
FROM pg_catalog.pg_default_acl o LEFT JOIN pg_catalog.pg_namespace n ON n.oid = o.defaclnamespace
CROSS JOIN LATERAL (SELECT CASE o.defaclnamespace WHEN 0 THEN pg_catalog.acldefault(
  CASE o.defaclobjtype WHEN 'S' THEN 's' ELSE o.defaclobjtype END, o.defaclrole) END AS rights) usual
CROSS JOIN LATERAL (
  SELECT d.verb, d.is_grantable,
         CASE o.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS'
           WHEN 'T' THEN 'TYPES' WHEN 'L' THEN 'LARGE OBJECTS' ELSE 'SCHEMAS' END AS objects,
         CASE d.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(d.grantee)) END
           AS role,
         pg_catalog.string_agg(d.privilege_type, ', ' ORDER BY d.privilege_type) AS rights
  FROM (SELECT 'GRANT' AS verb, * FROM (SELECT grantee, privilege_type, is_grantable
          FROM pg_catalog.aclexplode(o.defaclacl) EXCEPT SELECT grantee, privilege_type, is_grantable
          FROM pg_catalog.aclexplode(usual.rights)) given
        UNION ALL SELECT 'REVOKE', * FROM (SELECT grantee, privilege_type, is_grantable
          FROM pg_catalog.aclexplode(usual.rights) EXCEPT SELECT grantee, privilege_type, is_grantable
          FROM pg_catalog.aclexplode(o.defaclacl)) taken) d
  GROUP BY d.verb, d.grantee, d.is_grantable) k
WHERE ALONE)"},
};
} // namespace

std::vector<VerbatimKind> verbatim_servers() { return {std::begin(server_kinds), std::end(server_kinds)}; }

} // namespace aludel::postgresql
