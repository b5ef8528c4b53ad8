#include "dialects/postgresql/read_partitions.hpp"

#include "dialects/postgresql/cells.hpp"
#include "dialects/postgresql/clauses.hpp"
#include "dialects/postgresql/spelled.hpp"
#include "dialects/postgresql/state.hpp"

namespace aludel::postgresql {

namespace {
model::PartitionMethod method(const Cell& cell) {
  if (is(cell, "l")) return model::PartitionMethod::list;
  return is(cell, "h") ? model::PartitionMethod::hash : model::PartitionMethod::range;
}

std::vector<model::Value> values(std::string_view list) {
  std::vector<model::Value> found;
  for (const auto item : items_of(list)) found.emplace_back(sql(std::string(item)));
  return found;
}

/// "modulus 4".
std::int64_t number_of(std::string_view item) {
  return std::stoll(std::string(item.substr(item.rfind(' ') + 1)));
}

/// As get_partition_bound (ruleutils.c) spells it.
model::PartitionBound bound(const std::string& spelled, model::PartitionMethod method) {
  model::PartitionBound found;
  if (spelled == "DEFAULT") return found;
  if (method == model::PartitionMethod::list) {
    found.in = values(parenthesized_after("IN", spelled));
  } else if (method == model::PartitionMethod::range) {
    found.from = values(parenthesized_after("FROM", spelled));
    found.to = values(parenthesized_after("TO", spelled));
  } else {
    const auto parts = items_of(parenthesized_after("WITH", spelled));
    found.modulus = number_of(parts.at(0));
    found.remainder = number_of(parts.at(1));
  }
  return found;
}

/// "lower(name) COLLATE "C" text_ops" without what follows the expression.
std::string expression(std::string_view key) { return std::string(key.substr(0, key.rfind(')') + 1)); }
} // namespace

base::Boxed<model::PartitionBy> read_partition_by(Connection& connection, std::int64_t table) {
  base::Boxed<model::PartitionBy> found;
  for (const auto& row : connection.query(
           "SELECT p.partstrat, a.attname, k.n, pg_catalog.pg_get_partkeydef(p.partrelid),"
           " CASE WHEN NOT o.opcdefault THEN o.opcname END,"
           " CASE WHEN l.oid <> a.attcollation OR a.attname IS NULL AND l.collname <> 'default' THEN"
           " l.collname END"
           " FROM pg_catalog.pg_partitioned_table p CROSS JOIN LATERAL generate_series(0, p.partnatts - 1) "
           "k(n)"
           " LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = p.partrelid"
           " AND a.attnum = nullif(p.partattrs[k.n], 0)"
           " LEFT JOIN pg_catalog.pg_opclass o ON o.oid = p.partclass[k.n]"
           " LEFT JOIN pg_catalog.pg_collation l ON l.oid = p.partcollation[k.n]"
           " WHERE p.partrelid = :a ORDER BY k.n",
           {table})) {
    if (!found) found.emplace().method = method(row[0]);
    auto& key = found->columns.emplace_back();
    key.column = text(row[1]);
    const auto spelled = text(row[3]);
    const auto keys = items_of(parenthesized_after(keyword(found->method), spelled));
    if (!row[1]) key.expr = sql(expression(keys.at(std::stoul(text(row[2])))));
    key.opclass = text(row[4]);
    key.collation = text(row[5]);
  }
  return found;
}

base::Boxed<model::PartitionOf> read_partition_of(Connection& connection, std::int64_t table) {
  const auto rows = connection.query(
      "SELECT n.nspname, f.relname, p.partstrat, pg_catalog.pg_get_expr(c.relpartbound, c.oid)"
      " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_inherits i ON i.inhrelid = c.oid"
      " JOIN pg_catalog.pg_class f ON f.oid = i.inhparent"
      " JOIN pg_catalog.pg_partitioned_table p ON p.partrelid = f.oid"
      " JOIN pg_catalog.pg_namespace n ON n.oid = f.relnamespace WHERE c.oid = :a AND c.relispartition",
      {table});
  if (rows.empty()) return {};
  const auto& row = rows.front();
  return model::PartitionOf{name_in(text(row[0]), text(row[1])), bound(text(row[3]), method(row[2]))};
}

} // namespace aludel::postgresql
