#include "dialects/postgresql/inspect/verbatim_kinds.hpp"

#include <iterator>

namespace aludel::postgresql {

namespace {
constexpr VerbatimKind object_kinds[] = {
    {"pg_proc", 0, R"(
SELECT 'aggregate', n.nspname, pg_catalog.format('%s(%s)', o.proname,
         pg_catalog.pg_get_function_identity_arguments(o.oid)),
       pg_catalog.format('CREATE AGGREGATE %I.%I(%s) (', n.nspname, o.proname,
         CASE WHEN o.pronargs = 0 THEN '*' ELSE pg_catalog.pg_get_function_arguments(o.oid) END)
       || pg_catalog.concat_ws(', ', 'SFUNC = ' || a.aggtransfn, 'STYPE = ' || a.aggtranstype::regtype,
            'SSPACE = ' || nullif(a.aggtransspace, 0), 'FINALFUNC = ' || nullif(a.aggfinalfn::oid, 0)::regproc,
            CASE WHEN a.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
            'FINALFUNC_MODIFY = ' || CASE a.aggfinalmodify
              WHEN CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END::"char" THEN NULL
              WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END,
            'COMBINEFUNC = ' || nullif(a.aggcombinefn::oid, 0)::regproc,
            'SERIALFUNC = ' || nullif(a.aggserialfn::oid, 0)::regproc,
            'DESERIALFUNC = ' || nullif(a.aggdeserialfn::oid, 0)::regproc,
            'INITCOND = ' || pg_catalog.quote_literal(a.agginitval),
            'MSFUNC = ' || nullif(a.aggmtransfn::oid, 0)::regproc,
            'MINVFUNC = ' || nullif(a.aggminvtransfn::oid, 0)::regproc,
            'MSTYPE = ' || nullif(a.aggmtranstype, 0)::regtype, 'MSSPACE = ' || nullif(a.aggmtransspace, 0),
            'MFINALFUNC = ' || nullif(a.aggmfinalfn::oid, 0)::regproc,
            CASE WHEN a.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
            'MFINALFUNC_MODIFY = ' || CASE a.aggmfinalmodify
              WHEN CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END::"char" THEN NULL
              WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END,
            'MINITCOND = ' || pg_catalog.quote_literal(a.aggminitval),
            'SORTOP = ' || (SELECT pg_catalog.format('OPERATOR(%I.%s)', sn.nspname, s.oprname)
                            FROM pg_catalog.pg_operator s JOIN pg_catalog.pg_namespace sn ON sn.oid = s.oprnamespace
                            WHERE s.oid = a.aggsortop),
            CASE o.proparallel WHEN 's' THEN 'PARALLEL = SAFE' WHEN 'r' THEN 'PARALLEL = RESTRICTED' END,
            CASE a.aggkind WHEN 'h' THEN 'HYPOTHETICAL' END) || ')'
FROM pg_catalog.pg_aggregate a JOIN pg_catalog.pg_proc o ON o.oid = a.aggfnoid
JOIN pg_catalog.pg_namespace n ON n.oid = o.pronamespace WHERE USERS)"},
    {"pg_proc", 0, R"(
SELECT CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, n.nspname, pg_catalog.format('%s(%s)',
         p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid)), pg_catalog.pg_get_functiondef(p.oid)
FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
CROSS JOIN LATERAL (SELECT p.oid) o WHERE p.prokind <> 'a' AND NOT SAYABLE AND USERS)"},
    {"pg_statistic_ext", 0, R"(
SELECT 'statistics', n.nspname, o.stxname, pg_catalog.pg_get_statisticsobjdef(o.oid)
FROM pg_catalog.pg_statistic_ext o JOIN pg_catalog.pg_namespace n ON n.oid = o.stxnamespace WHERE USERS)"},
    {"pg_type", 0, R"(
SELECT 'range type', n.nspname, o.typname, pg_catalog.format('CREATE TYPE %s AS RANGE (', o.oid::regtype)
       || pg_catalog.concat_ws(', ', 'SUBTYPE = ' || r.rngsubtype::regtype,
            'SUBTYPE_OPCLASS = ' || (SELECT pg_catalog.format('%I.%I', cn.nspname, c.opcname)
              FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_namespace cn ON cn.oid = c.opcnamespace
              WHERE c.oid = r.rngsubopc AND NOT c.opcdefault),
            'COLLATION = ' || (SELECT c.oid::regcollation FROM pg_catalog.pg_collation c
              JOIN pg_catalog.pg_type s ON s.oid = r.rngsubtype WHERE c.oid = r.rngcollation AND c.oid <> s.typcollation),
            'CANONICAL = ' || nullif(r.rngcanonical::oid, 0)::regproc,
            'SUBTYPE_DIFF = ' || nullif(r.rngsubdiff::oid, 0)::regproc MULTIRANGE) || ')'
FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type o ON o.oid = r.rngtypid
JOIN pg_catalog.pg_namespace n ON n.oid = o.typnamespace WHERE USERS)"},
    {"pg_type", 0, R"(
SELECT 'base type', n.nspname, o.typname, CASE WHEN NOT o.typisdefined THEN
         pg_catalog.format('CREATE TYPE %s', o.oid::regtype) ELSE
         pg_catalog.format('CREATE TYPE %s (', o.oid::regtype) || pg_catalog.concat_ws(', ',
           'INPUT = ' || o.typinput, 'OUTPUT = ' || o.typoutput,
           'RECEIVE = ' || nullif(o.typreceive::oid, 0)::regproc, 'SEND = ' || nullif(o.typsend::oid, 0)::regproc,
           'TYPMOD_IN = ' || nullif(o.typmodin::oid, 0)::regproc,
           'TYPMOD_OUT = ' || nullif(o.typmodout::oid, 0)::regproc,
           'ANALYZE = ' || nullif(o.typanalyze::oid, 0)::regproc,
           'INTERNALLENGTH = ' || CASE o.typlen WHEN -1 THEN 'VARIABLE' ELSE o.typlen::text END,
           CASE WHEN o.typbyval THEN 'PASSEDBYVALUE' END,
           'ALIGNMENT = ' || CASE o.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'i' THEN 'int4'
             ELSE 'double' END,
           'STORAGE = ' || CASE o.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main'
             ELSE 'extended' END,
           'CATEGORY = ' || pg_catalog.quote_literal(o.typcategory::text), CASE WHEN o.typispreferred THEN 'PREFERRED = true' END,
           'DEFAULT = ' || pg_catalog.quote_literal(o.typdefault),
           'ELEMENT = ' || nullif(o.typelem, 0)::regtype, 'DELIMITER = ' || pg_catalog.quote_literal(o.typdelim::text),
           CASE WHEN o.typcollation <> 0 THEN 'COLLATABLE = true' END) || ')' END
FROM pg_catalog.pg_type o JOIN pg_catalog.pg_namespace n ON n.oid = o.typnamespace
WHERE (o.typtype = 'b' OR o.typtype = 'p' AND NOT o.typisdefined)
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_type b WHERE b.typarray = o.oid) AND USERS)"},
    {"pg_operator", 0, R"(
SELECT 'operator', n.nspname, pg_catalog.format('%s(%s, %s)', o.oprname, coalesce(nullif(o.oprleft, 0)::regtype::text,
         'none'), o.oprright::regtype),
       pg_catalog.format('CREATE OPERATOR %I.%s (', n.nspname, o.oprname) || pg_catalog.concat_ws(', ',
         'FUNCTION = ' || o.oprcode, 'LEFTARG = ' || nullif(o.oprleft, 0)::regtype,
         'RIGHTARG = ' || nullif(o.oprright, 0)::regtype,
         'COMMUTATOR = ' || (SELECT pg_catalog.format('OPERATOR(%I.%s)', cn.nspname, c.oprname) FROM pg_catalog.pg_operator c
           JOIN pg_catalog.pg_namespace cn ON cn.oid = c.oprnamespace WHERE c.oid = o.oprcom), 'NEGATOR = ' || (SELECT pg_catalog.format('OPERATOR(%I.%s)', cn.nspname, c.oprname) FROM pg_catalog.pg_operator c
           JOIN pg_catalog.pg_namespace cn ON cn.oid = c.oprnamespace WHERE c.oid = o.oprnegate),
         'RESTRICT = ' || nullif(o.oprrest::oid, 0)::regproc, 'JOIN = ' || nullif(o.oprjoin::oid, 0)::regproc,
         CASE WHEN o.oprcanhash THEN 'HASHES' END, CASE WHEN o.oprcanmerge THEN 'MERGES' END) || ')'
FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
WHERE o.oprcode::oid <> 0 AND USERS)"},
    {"pg_opfamily", 0, R"(
SELECT 'operator family', n.nspname, pg_catalog.format('%s using %s', o.opfname, m.amname),
       pg_catalog.format('CREATE OPERATOR FAMILY %I.%I USING %I', n.nspname, o.opfname, m.amname)
FROM pg_catalog.pg_opfamily o JOIN pg_catalog.pg_am m ON m.oid = o.opfmethod
JOIN pg_catalog.pg_namespace n ON n.oid = o.opfnamespace WHERE USERS)"},
    {"pg_opclass", 0, R"(
SELECT 'operator class', n.nspname, pg_catalog.format('%s using %s', o.opcname, m.amname),
       pg_catalog.format('CREATE OPERATOR CLASS %I.%I%s FOR TYPE %s USING %I FAMILY %I.%I AS ', n.nspname, o.opcname,
         CASE WHEN o.opcdefault THEN ' DEFAULT' ELSE '' END, o.opcintype::regtype, m.amname, fn.nspname, f.opfname)
       || pg_catalog.concat_ws(', ',
         (SELECT pg_catalog.string_agg(pg_catalog.format('OPERATOR %s %s', a.amopstrategy, a.amopopr::regoperator),
                                       ', ' ORDER BY a.amopstrategy)
          FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amoplefttype = o.opcintype
            AND a.amoprighttype = o.opcintype),
         (SELECT pg_catalog.string_agg(pg_catalog.format('FUNCTION %s %s', a.amprocnum, a.amproc::regprocedure),
                                       ', ' ORDER BY a.amprocnum)
          FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amproclefttype = o.opcintype
            AND a.amprocrighttype = o.opcintype),
         'STORAGE ' || nullif(o.opckeytype, 0)::regtype)
FROM pg_catalog.pg_opclass o JOIN pg_catalog.pg_am m ON m.oid = o.opcmethod
JOIN pg_catalog.pg_opfamily f ON f.oid = o.opcfamily JOIN pg_catalog.pg_namespace fn ON fn.oid = f.opfnamespace
JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace WHERE USERS)"},
    {"pg_cast", 0, R"(
SELECT 'cast', '', pg_catalog.format('(%s as %s)', o.castsource::regtype, o.casttarget::regtype),
       pg_catalog.format('CREATE CAST (%s AS %s) %s%s', o.castsource::regtype, o.casttarget::regtype,
         CASE o.castmethod WHEN 'f' THEN 'WITH FUNCTION ' || o.castfunc::regprocedure WHEN 'i' THEN 'WITH INOUT'
           ELSE 'WITHOUT FUNCTION' END,
         CASE o.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' ELSE '' END)
FROM pg_catalog.pg_cast o WHERE ALONE)"},
    {"pg_collation", 0, R"(
SELECT 'collation', n.nspname, o.collname, pg_catalog.format('CREATE COLLATION %I.%I (', n.nspname, o.collname)
       || pg_catalog.concat_ws(', ', 'PROVIDER = ' || CASE o.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin'
            ELSE 'libc' END, COLLATION_LOCALE, CASE WHEN NOT o.collisdeterministic THEN 'DETERMINISTIC = false' END)
       || ')'
FROM pg_catalog.pg_collation o JOIN pg_catalog.pg_namespace n ON n.oid = o.collnamespace WHERE USERS)"},
    {"pg_transform", 0, R"(
SELECT 'transform', '', pg_catalog.format('for %s language %s', o.trftype::regtype, l.lanname),
       pg_catalog.format('CREATE TRANSFORM FOR %s LANGUAGE %I (', o.trftype::regtype, l.lanname)
       || pg_catalog.concat_ws(', ', 'FROM SQL WITH FUNCTION ' || nullif(o.trffromsql::oid, 0)::regprocedure,
            'TO SQL WITH FUNCTION ' || nullif(o.trftosql::oid, 0)::regprocedure) || ')'
FROM pg_catalog.pg_transform o JOIN pg_catalog.pg_language l ON l.oid = o.trflang WHERE ALONE)"},
};
} // namespace

std::vector<VerbatimKind> verbatim_objects() { return {std::begin(object_kinds), std::end(object_kinds)}; }

} // namespace aludel::postgresql
