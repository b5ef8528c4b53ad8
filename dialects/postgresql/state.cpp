#include "dialects/postgresql/state.hpp"

#include "dialects/postgresql/names.hpp"

namespace aludel::postgresql {

namespace {
// pg_relation_size() and pg_partition_tree() open what they are asked about, and wait for its locks.
// reltuples and relpages are of the last VACUUM or ANALYZE; before them only the counters know, and no size
// is known.
constexpr const char* volume_query = R"(
WITH RECURSIVE tree AS (
  SELECT c.oid, c.relkind, c.reltuples, c.relpages, c.reltoastrelid FROM pg_catalog.pg_class c
  WHERE c.oid = to_regclass(:a) AND c.relkind IN ('r', 'p', 'm')
  UNION ALL
  SELECT c.oid, c.relkind, c.reltuples, c.relpages, c.reltoastrelid FROM tree
  JOIN pg_catalog.pg_inherits i ON i.inhparent = tree.oid
  JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid AND c.relispartition),
counted AS (
  SELECT oid, pg_stat_get_live_tuples(oid) AS live, relpages, greatest(reltuples, 0)::bigint AS analyzed
  FROM tree WHERE relkind <> 'p'),
heaps AS (SELECT oid FROM tree UNION SELECT reltoastrelid FROM tree),
files AS (
  SELECT oid FROM heaps
  UNION SELECT indexrelid FROM pg_catalog.pg_index WHERE indrelid IN (SELECT oid FROM heaps))
SELECT CASE WHEN EXISTS (SELECT FROM tree)
         THEN coalesce((SELECT sum(CASE WHEN analyzed > 0 THEN analyzed ELSE live END) FROM counted), 0) END,
       CASE WHEN NOT EXISTS (SELECT FROM counted WHERE live > 0 AND relpages = 0)
         THEN (SELECT sum(greatest(relpages, 0)) FROM pg_catalog.pg_class WHERE oid IN (SELECT oid FROM files))
              * current_setting('block_size')::bigint END,
       current_setting('track_counts')::boolean)";
} // namespace

bool table_exists(Connection& connection, const model::QualifiedName& table) {
  return connection.any("SELECT 1 FROM pg_catalog.pg_class WHERE oid = to_regclass(:a)"
                        " AND relkind IN ('r', 'p', 'v', 'm', 'f')",
                        {quoted(table)});
}

bool column_exists(Connection& connection, const model::QualifiedName& table,
                   const model::Identifier& column) {
  return connection.any("SELECT 1 FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass(:a)"
                        " AND attname = :b AND attnum > 0 AND NOT attisdropped",
                        {quoted(table), column.text});
}

bool has_extension(Connection& connection, const model::ExtensionState& state) {
  if (connection.any("SELECT 1 FROM pg_catalog.pg_extension WHERE extname = :a", {state.extension.text}))
    return true;
  return state.available_is_enough &&
         connection.any("SELECT 1 FROM pg_catalog.pg_available_extensions WHERE name = :a",
                        {state.extension.text});
}

std::vector<model::QualifiedName> user_tables(Connection& connection) {
  std::vector<model::QualifiedName> tables;
  for (const auto& row : connection.query(
           "SELECT n.nspname, c.relname FROM pg_catalog.pg_class c"
           " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
           " WHERE c.relkind IN ('r', 'p', 'f') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'"
           " AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = "
           "'pg_catalog.pg_class'::regclass"
           " AND d.objid = c.oid AND d.deptype = 'e') ORDER BY 1, 2"))
    tables.push_back(name_in(row[0].value_or(""), row[1].value_or("")));
  return tables;
}

std::optional<std::uint64_t> table_size(Connection& connection, const model::QualifiedName& table) {
  const auto size =
      connection.single("SELECT pg_catalog.pg_total_relation_size(to_regclass(:a))", {quoted(table)});
  return size ? std::make_optional<std::uint64_t>(std::stoull(*size)) : std::nullopt;
}

std::optional<dialect::Volume> volume(Connection& connection, const model::QualifiedName& table) {
  const auto rows = connection.query(volume_query, {quoted(table)});
  if (rows.empty() || !rows.front()[0]) return std::nullopt;
  const auto number = [&](std::size_t i) { return std::stoull(rows.front()[i].value_or("0")); };
  using Count = dialect::Volume::Count;
  const bool counted = number(0) > 0 || rows.front()[2] == "t";
  return dialect::Volume{counted ? Count::about : Count::unknown, number(0), number(1), false};
}

bool index_is_invalid(Connection& connection, const model::QualifiedName& index) {
  return connection.any(
      "SELECT 1 FROM pg_catalog.pg_index WHERE indexrelid = to_regclass(:a) AND NOT indisvalid",
      {quoted(index)});
}

model::QualifiedName name_in(const std::string& schema, const std::string& name) {
  return {schema == "public" ? model::Identifier() : model::Identifier(schema), model::Identifier(name)};
}

} // namespace aludel::postgresql
