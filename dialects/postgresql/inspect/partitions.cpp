#include "dialects/postgresql/inspect/partitions.hpp"

#include "dialects/postgresql/clauses.hpp"
#include "dialects/postgresql/inspect/collations.hpp"
#include "dialects/postgresql/settings.hpp"
#include "dialects/postgresql/spelled.hpp"
#include "dialects/postgresql/state.hpp"

namespace aludel::postgresql {

namespace {
constexpr const char* partition_keys_query = R"(
SELECT p.partrelid, p.partstrat, a.attname, k.n, pg_catalog.pg_get_partkeydef(p.partrelid),
       CASE WHEN NOT o.opcdefault THEN
         CASE WHEN pg_catalog.pg_opclass_is_visible(o.oid) THEN '' ELSE pg_catalog.quote_ident(s.nspname) || '.' END
         || pg_catalog.quote_ident(o.opcname) END,
       CASE WHEN l.oid <> coalesce(a.attcollation, 100) THEN COLLATION END
FROM pg_catalog.pg_partitioned_table p
CROSS JOIN LATERAL generate_series(0, p.partnatts - 1) k(n)
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = nullif(p.partattrs[k.n], 0)
LEFT JOIN pg_catalog.pg_opclass o ON o.oid = p.partclass[k.n]
LEFT JOIN pg_catalog.pg_namespace s ON s.oid = o.opcnamespace
LEFT JOIN pg_catalog.pg_collation l ON l.oid = p.partcollation[k.n]
WHERE p.partrelid = ANY(:a::oid[])
ORDER BY p.partrelid, k.n)";

constexpr const char* bounds_query = R"(
SELECT c.oid, n.nspname, f.relname, p.partstrat, pg_catalog.pg_get_expr(c.relpartbound, c.oid)
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_inherits i ON i.inhrelid = c.oid
JOIN pg_catalog.pg_class f ON f.oid = i.inhparent
JOIN pg_catalog.pg_partitioned_table p ON p.partrelid = f.oid
JOIN pg_catalog.pg_namespace n ON n.oid = f.relnamespace
WHERE c.oid = ANY(:a::oid[]) AND c.relispartition)";

model::PartitionMethod method(const Cell& cell) {
  if (is(cell, "l")) return model::PartitionMethod::list;
  return is(cell, "h") ? model::PartitionMethod::hash : model::PartitionMethod::range;
}

/// A constant, or MINVALUE and MAXVALUE; constants of most types are spelled as texts.
model::Value bound_value(std::string_view item) {
  if (item == "NULL") return model::Null{};
  if (item == "true" || item == "false") return item == "true";
  if (is_number(item)) return model::Number{std::string(item)};
  if (item.front() == '\'') return base::replace_all(std::string(item.substr(1, item.size() - 2)), "''", "'");
  return sql(std::string(item));
}

std::vector<model::Value> bound_values(std::string_view list) {
  std::vector<model::Value> found;
  for (const auto item : items_of(list)) found.push_back(bound_value(item));
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
    found.in = bound_values(parenthesized_after("IN", spelled));
  } else if (method == model::PartitionMethod::range) {
    found.from = bound_values(parenthesized_after("FROM", spelled));
    found.to = bound_values(parenthesized_after("TO", spelled));
  } else {
    const auto parts = items_of(parenthesized_after("WITH", spelled));
    found.modulus = number_of(parts.at(0));
    found.remainder = number_of(parts.at(1));
  }
  return found;
}

/// "lower(name) COLLATE "C" text_ops" without what follows the expression.
std::string expression(std::string_view key) { return std::string(key.substr(0, key.rfind(')') + 1)); }

model::IndexColumn partition_key(const dialect::TextRow& row, model::PartitionMethod method) {
  model::IndexColumn found;
  found.column = text(row[2]);
  if (!row[2]) {
    const auto spelled = text(row[4]);
    const auto keys = items_of(parenthesized_after(keyword(method), spelled));
    found.expr = sql(expression(keys.at(static_cast<std::size_t>(number(row[3])))));
  }
  found.opclass = text(row[5]);
  found.collation = text(row[6]);
  return found;
}
} // namespace

std::map<ObjectId, model::PartitionBy> read_partition_by(Connection& connection, const Relations& tables) {
  std::map<ObjectId, model::PartitionBy> found;
  const auto query = base::replace_all(partition_keys_query, "COLLATION", collation_name);
  for (const auto& row : connection.query(query, {ids_of(tables)})) {
    auto& made = found[number(row[0])];
    made.method = method(row[1]);
    made.columns.push_back(partition_key(row, made.method));
  }
  return found;
}

std::map<ObjectId, model::PartitionOf> read_partition_of(Connection& connection, const Relations& tables) {
  std::map<ObjectId, model::PartitionOf> found;
  for (const auto& row : connection.query(bounds_query, {ids_of(tables)}))
    found[number(row[0])] = {name_in(text(row[1]), text(row[2])), bound(text(row[4]), method(row[3]))};
  return found;
}

} // namespace aludel::postgresql
