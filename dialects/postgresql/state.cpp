#include "dialects/postgresql/state.hpp"

#include "dialects/postgresql/names.hpp"

namespace aludel::postgresql {

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
  // reltuples is of the last VACUUM or ANALYZE: rows grow with pages. Before them only the counters know.
  const auto rows = connection.query(
      "SELECT sum(pg_relation_size(c.oid)), sum(pg_total_relation_size(c.oid)),"
      " sum(CASE WHEN c.reltuples > 0 AND c.relpages > 0 THEN ceil(c.reltuples::numeric / c.relpages"
      " * (pg_relation_size(c.oid) / current_setting('block_size')::numeric))"
      " ELSE pg_stat_get_live_tuples(c.oid) END)::bigint"
      " FROM pg_catalog.pg_class c WHERE c.relkind IN ('r', 'p', 'm') AND (c.oid = to_regclass(:a)"
      " OR c.oid IN (SELECT relid FROM pg_partition_tree(to_regclass(:b))))",
      {quoted(table), quoted(table)});
  if (rows.empty() || !rows.front()[0]) return std::nullopt;
  const auto number = [&](std::size_t i) { return std::stoull(rows.front()[i].value_or("0")); };
  using Count = dialect::Volume::Count;
  const bool empty = number(0) == 0;
  return dialect::Volume{empty           ? Count::exact
                         : number(2) > 0 ? Count::about
                                         : Count::unknown,
                         empty ? 0 : number(2), number(1), false};
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
