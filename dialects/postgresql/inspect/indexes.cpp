#include "dialects/postgresql/inspect/indexes.hpp"

#include "dialects/postgresql/inspect/collations.hpp"

namespace aludel::postgresql {

namespace {
using dialect::TextRow;

// An index on a partitioned table that lacks a partition's is not valid, and no remains.
constexpr const char* wanted_indexes = R"(
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
WHERE i.indrelid = ANY(:a::oid[]) AND NOT x.relispartition AND (i.indisvalid OR x.relkind = 'I')
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
                  WHERE c.conindid = i.indexrelid AND c.conrelid = i.indrelid AND c.contype IN ('p', 'u', 'x')))";

constexpr const char* indexes_query = R"(
SELECT w.indrelid, w.indexrelid, w.relname, w.indisunique, m.amname,
       pg_catalog.pg_get_expr(w.indpred, w.indrelid), pg_catalog.array_to_string(w.reloptions, chr(31)),
       r.description, NOT_DISTINCT
FROM (SELECT i.*, x.relname, x.reloptions, x.relam WANTED) w
JOIN pg_catalog.pg_am m ON m.oid = w.relam
LEFT JOIN pg_catalog.pg_description r ON r.classoid = 'pg_catalog.pg_class'::regclass
  AND r.objoid = w.indexrelid AND r.objsubid = 0
ORDER BY w.indrelid, w.relname)";

// An operator class is spelled with its parameters, and with its schema where it is not found without.
constexpr const char* index_keys_query = R"(
SELECT w.indexrelid, k.n <= w.indnkeyatts, a.attname,
       CASE WHEN a.attname IS NULL THEN pg_catalog.pg_get_indexdef(w.indexrelid, k.n, true) END,
       w.indoption[k.n - 1] & 1 <> 0, w.indoption[k.n - 1] & 2 <> 0,
       CASE WHEN NOT p.opcdefault OR o.attoptions IS NOT NULL THEN
         CASE WHEN pg_catalog.pg_opclass_is_visible(p.oid) THEN '' ELSE pg_catalog.quote_ident(pn.nspname) || '.' END
         || pg_catalog.quote_ident(p.opcname) || coalesce(
           (SELECT '(' || pg_catalog.string_agg(
                     pg_catalog.format('%I = %L', pg_catalog.split_part(u.pair, '=', 1),
                                       pg_catalog.substr(u.pair, pg_catalog.strpos(u.pair, '=') + 1)), ', ') || ')'
            FROM unnest(o.attoptions) u(pair)), '') END,
       CASE WHEN l.oid <> coalesce(a.attcollation, 100) THEN COLLATION END
FROM (SELECT i.* WANTED) w
CROSS JOIN LATERAL generate_series(1, w.indnatts) k(n)
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = w.indrelid AND a.attnum = nullif(w.indkey[k.n - 1], 0)
LEFT JOIN pg_catalog.pg_attribute o ON o.attrelid = w.indexrelid AND o.attnum = k.n
LEFT JOIN pg_catalog.pg_opclass p ON k.n <= w.indnkeyatts AND p.oid = w.indclass[k.n - 1]
LEFT JOIN pg_catalog.pg_namespace pn ON pn.oid = p.opcnamespace
LEFT JOIN pg_catalog.pg_collation l ON k.n <= w.indnkeyatts AND l.oid = w.indcollation[k.n - 1]
ORDER BY w.indexrelid, k.n)";

struct IndexKey {
  bool is_key = true; ///< otherwise only included
  model::IndexColumn column;
};

IndexKey index_key(const TextRow& row) {
  IndexKey found{is(row[1], "t"), {}};
  auto& column = found.column;
  column.column = text(row[2]);
  column.expr = optional_sql(row[3]);
  const bool descending = is(row[4], "t");
  const bool nulls_first = is(row[5], "t");
  column.order = descending ? model::SortOrder::descending : model::SortOrder::ascending;
  // NULLS FIRST is what DESC means when nothing is said.
  if (nulls_first != descending)
    column.nulls = nulls_first ? model::NullsOrder::first : model::NullsOrder::last;
  column.opclass = text(row[6]);
  column.collation = text(row[7]);
  return found;
}

PartsOf<IndexKey> read_keys(Connection& connection, const Relations& relations) {
  PartsOf<IndexKey> found;
  const auto query = base::replace_all(base::replace_all(index_keys_query, "WANTED", wanted_indexes),
                                       "COLLATION", collation_name);
  for (const auto& row : connection.query(query, {ids_of(relations)}))
    found[number(row[0])].push_back(index_key(row));
  return found;
}

model::Index index_of(const TextRow& row, std::vector<IndexKey> keys) {
  model::Index found;
  found.name = text(row[2]);
  found.unique = is(row[3], "t");
  if (!is(row[4], "btree")) found.method = text(row[4]);
  found.where = optional_sql(row[5]);
  found.with = parameters(row[6]);
  found.nulls_not_distinct = is(row[8], "t");
  for (auto& key : keys) {
    if (key.is_key)
      found.columns.push_back(std::move(key.column));
    else
      found.include.push_back(std::move(key.column.column));
  }
  return found;
}
} // namespace

PartsOf<catalog::Index> read_indexes(Connection& connection, const Relations& relations) {
  PartsOf<catalog::Index> found;
  auto keys = read_keys(connection, relations);
  const bool has_not_distinct = connection.server_version() >= 150000;
  const auto text_of_query =
      base::replace_all(base::replace_all(indexes_query, "WANTED", wanted_indexes), "NOT_DISTINCT",
                        has_not_distinct ? "w.indnullsnotdistinct" : "false");
  for (const auto& row : connection.query(text_of_query, {ids_of(relations)}))
    found[number(row[0])].push_back({index_of(row, std::move(keys[number(row[1])])), {}, text(row[7])});
  return found;
}

} // namespace aludel::postgresql
