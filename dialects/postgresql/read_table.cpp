#include "dialects/postgresql/read_table.hpp"

#include "dialects/postgresql/cells.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/read_partitions.hpp"
#include "dialects/postgresql/read_policies.hpp"
#include "dialects/postgresql/read_triggers.hpp"
#include "dialects/postgresql/state.hpp"

namespace aludel::postgresql {

namespace {
using dialect::TextRow;

/// "fillfactor=70" and others.
model::Parameters parameters(const std::optional<std::string>& cell) {
  model::Parameters found;
  for (const auto& pair : names(cell)) {
    const auto sign = pair.text.find('=');
    found[pair.text.substr(0, sign)] = sign == std::string::npos ? "true" : pair.text.substr(sign + 1);
  }
  return found;
}

model::ReferentialAction action(const std::optional<std::string>& cell) {
  if (is(cell, "r")) return model::ReferentialAction::restrict;
  if (is(cell, "c")) return model::ReferentialAction::cascade;
  if (is(cell, "n")) return model::ReferentialAction::set_null;
  if (is(cell, "d")) return model::ReferentialAction::set_default;
  return model::ReferentialAction::no_action;
}

/// A column whose default takes numbers from a sequence of its own is written so that it gets one again.
std::string serial(const std::string& type) {
  return type == "smallint" ? "smallserial" : type == "bigint" ? "bigserial" : "serial";
}

class Reader {
public:
  Reader(Connection& connection, std::int64_t oid) : connection_(connection), oid_(oid) {}

  void read_columns(catalog::Table& table) const;
  void read_constraints(catalog::Table& table) const;
  void read_indexes(catalog::Table& table) const;

private:
  catalog::Constraint::Definition definition(const TextRow& row) const;
  model::Exclusion exclusion(const TextRow& row) const;
  model::Index index(const TextRow& row) const;
  static model::IndexColumn key(const TextRow& row);

  Connection& connection_;
  std::int64_t oid_;
};

void Reader::read_columns(catalog::Table& table) const {
  for (const auto& row :
       connection_.query("SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull,"
                         " pg_catalog.pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated,"
                         " CASE WHEN a.attcollation <> t.typcollation THEN l.collname END,"
                         " pg_catalog.col_description(a.attrelid, a.attnum),"
                         " EXISTS (SELECT FROM pg_catalog.pg_depend s WHERE s.refobjid = a.attrelid"
                         " AND s.refobjsubid = a.attnum AND s.deptype = 'a'"
                         " AND s.classid = 'pg_catalog.pg_class'::regclass"
                         " AND EXISTS (SELECT FROM pg_catalog.pg_depend u WHERE u.objid = d.oid"
                         " AND u.classid = 'pg_catalog.pg_attrdef'::regclass AND u.refobjid = s.objid))"
                         " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid"
                         " LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
                         " LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation"
                         " WHERE a.attrelid = :a AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum",
                         {oid_})) {
    model::Column column;
    column.name = text(row[0]);
    column.type.kind = model::TypeKind::native;
    column.type.native["postgresql"] = text(row[1]);
    column.nullable = !is(row[2], "t");
    if (is(row[4], "a")) column.identity = model::Identity::always;
    if (is(row[4], "d")) column.identity = model::Identity::by_default;
    if (is(row[8], "t"))
      column.type.native["postgresql"] = serial(text(row[1]));
    else if (!text(row[5]).empty())
      column.generated = model::Generated{sql(row[3]), is(row[5], "s")};
    else if (row[3])
      column.default_value = sql(row[3]);
    column.collation = text(row[6]);
    column.comment = text(row[7]);
    table.columns.push_back({std::move(column), {}});
  }
}

model::Exclusion Reader::exclusion(const TextRow& row) const {
  model::Exclusion found;
  found.method = text(row[13]);
  if (row[14]) found.where = sql(row[14]);
  for (const auto& element : connection_.query(
           "SELECT a.attname, CASE WHEN a.attname IS NULL THEN pg_catalog.pg_get_indexdef(i.indexrelid, k, "
           "true) END,"
           " o.oprname, CASE WHEN NOT p.opcdefault THEN p.opcname END"
           " FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_index i ON i.indexrelid = c.conindid"
           " CROSS JOIN LATERAL generate_subscripts(c.conexclop, 1) k"
           " JOIN pg_catalog.pg_operator o ON o.oid = c.conexclop[k]"
           " JOIN pg_catalog.pg_opclass p ON p.oid = i.indclass[k - 1]"
           " LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = nullif(i.indkey[k "
           "- 1], 0)"
           " WHERE c.conrelid = :a AND c.conname = :b ORDER BY k",
           {oid_, text(row[0])})) {
    auto& added = found.elements.emplace_back();
    added.column = text(element[0]);
    if (element[1]) added.expr = sql(element[1]);
    added.with = text(element[2]);
    added.opclass = text(element[3]);
  }
  return found;
}

catalog::Constraint::Definition Reader::definition(const TextRow& row) const {
  const auto& kind = row[1];
  const auto columns = names(row[5]);
  if (is(kind, "p")) return model::PrimaryKey{{}, columns};
  if (is(kind, "u")) return model::Unique{{}, columns, {}};
  if (is(kind, "c")) return model::Check{{}, sql(row[12])};
  if (is(kind, "x")) return exclusion(row);
  model::ForeignKey key{{}, columns, {}};
  key.references.table = name_in(text(row[6]), text(row[7]));
  key.references.columns = names(row[8]);
  key.references.on_delete = action(row[9]);
  key.references.on_update = action(row[10]);
  key.references.match = is(row[11], "f") ? model::Match::full : model::Match::simple;
  return key;
}

void Reader::read_constraints(catalog::Table& table) const {
  for (const auto& row : connection_.query(
           "SELECT c.conname, c.contype, c.convalidated, c.condeferrable, c.condeferred,"
           " (SELECT string_agg(a.attname, chr(31) ORDER BY k.n) FROM unnest(c.conkey) WITH ORDINALITY "
           "k(num, n)"
           " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num),"
           " n.nspname, f.relname,"
           " (SELECT string_agg(a.attname, chr(31) ORDER BY k.n) FROM unnest(c.confkey) WITH ORDINALITY "
           "k(num, n)"
           " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.num),"
           " c.confdeltype, c.confupdtype, c.confmatchtype, pg_catalog.pg_get_expr(c.conbin, c.conrelid),"
           " m.amname, pg_catalog.pg_get_expr(i.indpred, i.indrelid),"
           " pg_catalog.obj_description(c.oid, 'pg_constraint')"
           " FROM pg_catalog.pg_constraint c LEFT JOIN pg_catalog.pg_class f ON f.oid = c.confrelid"
           " LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.relnamespace"
           " LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.conindid"
           " LEFT JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid LEFT JOIN pg_catalog.pg_am m ON m.oid = "
           "x.relam"
           " JOIN pg_catalog.pg_class r ON r.oid = c.conrelid"
           " WHERE c.conrelid = :a AND c.contype IN ('p', 'u', 'c', 'f', 'x') AND c.conparentid = 0"
           " AND (c.conislocal OR NOT r.relispartition)"
           " ORDER BY position(c.contype::text in 'pucfx'), c.oid",
           {oid_})) {
    catalog::Constraint constraint;
    constraint.name = text(row[0]);
    constraint.named = true;
    constraint.definition = definition(row);
    constraint.validated = is(row[2], "t");
    if (is(row[3], "t"))
      constraint.deferrable =
          is(row[4], "t") ? model::Deferrable::initially_deferred : model::Deferrable::initially_immediate;
    if (auto* unique = std::get_if<model::Unique>(&constraint.definition))
      unique->deferrable = constraint.deferrable;
    if (auto* key = std::get_if<model::ForeignKey>(&constraint.definition))
      key->references.deferrable = constraint.deferrable;
    constraint.comment = text(row[15]);
    table.constraints.push_back(std::move(constraint));
  }
}

model::IndexColumn Reader::key(const TextRow& row) {
  model::IndexColumn found;
  found.column = text(row[1]);
  if (row[2]) found.expr = sql(row[2]);
  const bool descending = is(row[3], "t");
  const bool nulls_first = is(row[4], "t");
  found.order = descending ? model::SortOrder::descending : model::SortOrder::ascending;
  // NULLS FIRST is what DESC means when nothing is said.
  if (nulls_first != descending)
    found.nulls = nulls_first ? model::NullsOrder::first : model::NullsOrder::last;
  found.opclass = text(row[5]);
  found.collation = text(row[6]);
  return found;
}

model::Index Reader::index(const TextRow& row) const {
  model::Index found;
  found.name = text(row[1]);
  found.unique = is(row[2], "t");
  if (!is(row[3], "btree")) found.method = text(row[3]);
  if (row[4]) found.where = sql(row[4]);
  found.with = parameters(row[5]);
  for (const auto& part : connection_.query(
           "SELECT k.n <= i.indnkeyatts, a.attname,"
           " CASE WHEN a.attname IS NULL THEN pg_catalog.pg_get_indexdef(i.indexrelid, k.n::int, true) END,"
           " i.indoption[k.n - 1] & 1 <> 0, i.indoption[k.n - 1] & 2 <> 0,"
           " CASE WHEN NOT p.opcdefault THEN p.opcname END,"
           " CASE WHEN l.oid <> a.attcollation OR a.attname IS NULL AND l.collname <> 'default' THEN "
           "l.collname END"
           " FROM pg_catalog.pg_index i CROSS JOIN LATERAL generate_series(1, i.indnatts) k(n)"
           " LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = "
           "nullif(i.indkey[k.n - 1], 0)"
           " LEFT JOIN pg_catalog.pg_opclass p ON k.n <= i.indnkeyatts AND p.oid = i.indclass[k.n - 1]"
           " LEFT JOIN pg_catalog.pg_collation l ON k.n <= i.indnkeyatts AND l.oid = i.indcollation[k.n - 1]"
           " WHERE i.indexrelid = :a ORDER BY k.n",
           {std::stoll(text(row[0]))})) {
    if (is(part[0], "t"))
      found.columns.push_back(key(part));
    else
      found.include.emplace_back(text(part[1]));
  }
  return found;
}

void Reader::read_indexes(catalog::Table& table) const {
  for (const auto& row : connection_.query(
           "SELECT i.indexrelid, x.relname, i.indisunique, m.amname, pg_catalog.pg_get_expr(i.indpred, "
           "i.indrelid),"
           " array_to_string(x.reloptions, chr(31)), pg_catalog.obj_description(x.oid, 'pg_class')"
           " FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid"
           " JOIN pg_catalog.pg_am m ON m.oid = x.relam"
           " WHERE i.indrelid = :a AND NOT x.relispartition AND NOT EXISTS (SELECT FROM "
           "pg_catalog.pg_constraint c"
           " WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x')) ORDER BY x.relname",
           {oid_}))
    table.indexes.push_back({index(row), {}, text(row[6])});
}

catalog::RowSecurity row_security(const Cell& enabled, const Cell& forced) {
  if (!is(enabled, "t")) return catalog::RowSecurity::disabled;
  return is(forced, "t") ? catalog::RowSecurity::forced : catalog::RowSecurity::enabled;
}
} // namespace

std::optional<catalog::Table> read_table(Connection& connection, const model::QualifiedName& name) {
  const auto rows = connection.query(
      "SELECT c.oid, c.relpersistence, array_to_string(c.reloptions, chr(31)), s.spcname,"
      " pg_catalog.obj_description(c.oid, 'pg_class'), c.relrowsecurity, c.relforcerowsecurity"
      " FROM pg_catalog.pg_class c"
      " LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace"
      " WHERE c.oid = to_regclass(:a) AND c.relkind IN ('r', 'p', 'f')",
      {quoted(name)});
  if (rows.empty()) return std::nullopt;
  const auto& row = rows.front();
  catalog::Table table;
  table.name = name;
  table.options.temporary = is(row[1], "t");
  table.options.unlogged = is(row[1], "u");
  table.options.with = parameters(row[2]);
  table.options.tablespace = text(row[3]);
  table.comment = text(row[4]);
  table.row_security = row_security(row[5], row[6]);
  const auto oid = std::stoll(text(row[0]));
  table.partition_by = read_partition_by(connection, oid);
  table.partition_of = read_partition_of(connection, oid);
  const Reader reader(connection, oid);
  reader.read_columns(table);
  reader.read_constraints(table);
  reader.read_indexes(table);
  table.triggers = read_triggers(connection, oid, name);
  table.policies = read_policies(connection, oid, name);
  return table;
}

} // namespace aludel::postgresql
