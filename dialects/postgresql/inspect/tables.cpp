#include "dialects/postgresql/inspect/tables.hpp"

#include "dialects/postgresql/inspect/constraints.hpp"
#include "dialects/postgresql/inspect/indexes.hpp"
#include "dialects/postgresql/inspect/partitions.hpp"
#include "dialects/postgresql/inspect/policies.hpp"
#include "dialects/postgresql/inspect/triggers.hpp"
#include "dialects/postgresql/inspect/users.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/state.hpp"

namespace aludel::postgresql {

namespace {
// The parameters of the table that holds long values are spelled as its own: toast.autovacuum_enabled.
constexpr const char* tables_query = R"(
SELECT c.oid, n.nspname, c.relname, c.relpersistence, pg_catalog.array_to_string(c.reloptions, chr(31)),
       (SELECT pg_catalog.string_agg('toast.' || o.pair, chr(31)) FROM unnest(l.reloptions) o(pair)),
       s.spcname, r.description, c.relrowsecurity, c.relforcerowsecurity
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_class l ON l.oid = c.reltoastrelid
LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_description r ON r.classoid = 'pg_catalog.pg_class'::regclass
  AND r.objoid = c.oid AND r.objsubid = 0
WHERE )";

catalog::Table table(const dialect::TextRow& row) {
  catalog::Table found;
  found.name = name_in(text(row[1]), text(row[2]));
  found.options.temporary = is(row[3], "t");
  found.options.unlogged = is(row[3], "u");
  found.options.with = parameters(row[4]);
  found.options.with.merge(parameters(row[5]));
  found.options.tablespace = text(row[6]);
  found.comment = text(row[7]);
  found.row_security = {is(row[8], "t"), is(row[9], "t")};
  return found;
}

Tables read_tables(Connection& connection, const std::string& condition,
                   const std::vector<dialect::Bound>& values) {
  Tables found;
  for (const auto& row : connection.query(tables_query + condition, values))
    found.emplace(number(row[0]), table(row));
  return found;
}
} // namespace

Tables every_table(Connection& connection) {
  return read_tables(connection, "c.relkind IN ('r', 'p') AND " + is_users("pg_class", "c.oid"), {});
}

Tables table_called(Connection& connection, const model::QualifiedName& name) {
  auto found =
      read_tables(connection, "c.oid = to_regclass(:a) AND c.relkind IN ('r', 'p', 'f')", {quoted(name)});
  for (auto& [id, table] : found) table.name = name;
  return found;
}

std::set<ObjectId> read_parts(Connection& connection, Tables& tables, Serial serial) {
  Relations relations;
  for (const auto& [id, table] : tables) relations.emplace(id, table.name);
  auto columns = read_columns(connection, relations, serial);
  auto constraints = read_constraints(connection, relations);
  auto indexes = read_indexes(connection, relations);
  auto partition_by = read_partition_by(connection, relations);
  auto partition_of = read_partition_of(connection, relations);
  auto triggers = read_triggers(connection, relations);
  auto policies = read_policies(connection, relations);
  for (auto& [id, table] : tables) {
    table.columns = std::move(columns.of[id]);
    table.constraints = std::move(constraints[id]);
    table.indexes = std::move(indexes[id]);
    if (const auto own = partition_by.find(id); own != partition_by.end()) table.partition_by = own->second;
    if (const auto own = partition_of.find(id); own != partition_of.end()) table.partition_of = own->second;
    table.triggers = std::move(triggers[id]);
    table.policies = std::move(policies[id]);
  }
  return std::move(columns.serial_sequences);
}

} // namespace aludel::postgresql
