#include "dialects/postgresql/inspect/columns.hpp"

#include "dialects/postgresql/inspect/collations.hpp"
#include "dialects/postgresql/inspect/literals.hpp"
#include "dialects/postgresql/inspect/portable_type.hpp"
#include "dialects/postgresql/state.hpp"
#include "framework/catalog/names.hpp"

namespace aludel::postgresql {

namespace {
// A sequence is as `serial` makes it when it has the options of a new one of the column's type, stands beside
// the table and has no remark.
constexpr const char* columns_query = R"(
SELECT a.attrelid, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
       pg_catalog.format_type(a.atttypid, -1), a.attndims, a.attnotnull,
       pg_catalog.pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated,
       CASE WHEN a.attcollation <> t.typcollation THEN COLLATION END, r.description,
       en.nspname, e.typname, s.objid, s.relname,
       s.is_plain AND a.attnotnull AND s.seqtypid = a.atttypid
         AND pg_catalog.pg_get_expr(d.adbin, d.adrelid) = pg_catalog.format('nextval(%L::regclass)', s.objid::regclass)
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_type e ON e.typtype = 'e'
  AND (e.oid = t.oid OR t.typtype = 'b' AND e.typarray = t.oid AND e.oid = t.typelem)
LEFT JOIN pg_catalog.pg_namespace en ON en.oid = e.typnamespace
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation
LEFT JOIN pg_catalog.pg_description r ON r.classoid = 'pg_catalog.pg_class'::regclass
  AND r.objoid = a.attrelid AND r.objsubid = a.attnum
LEFT JOIN (
  SELECT o.refobjid, o.refobjsubid, q.oid AS objid, q.relname,
         q.relnamespace = c.relnamespace AND q.relpersistence = c.relpersistence
         AND n.seqstart = 1 AND n.seqincrement = 1 AND n.seqmin = 1 AND n.seqcache = 1 AND NOT n.seqcycle
         AND n.seqmax = CASE n.seqtypid WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype THEN 2147483647
                        ELSE 9223372036854775807 END
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_description m
                         WHERE m.classoid = 'pg_catalog.pg_class'::regclass AND m.objoid = q.oid) AS is_plain,
         n.seqtypid
  FROM pg_catalog.pg_sequence n
  JOIN pg_catalog.pg_class q ON q.oid = n.seqrelid
  JOIN pg_catalog.pg_depend o ON o.classid = 'pg_catalog.pg_class'::regclass AND o.objid = q.oid
    AND o.refclassid = 'pg_catalog.pg_class'::regclass AND o.refobjsubid > 0 AND o.deptype = 'a'
  JOIN pg_catalog.pg_class c ON c.oid = o.refobjid) s
  ON s.refobjid = a.attrelid AND s.refobjsubid = a.attnum
  AND EXISTS (SELECT FROM pg_catalog.pg_depend u WHERE u.classid = 'pg_catalog.pg_attrdef'::regclass
              AND u.objid = d.oid AND u.refclassid = 'pg_catalog.pg_class'::regclass AND u.refobjid = s.objid)
WHERE a.attrelid = ANY(:a::oid[]) AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum)";

std::string columns_sql() { return base::replace_all(columns_query, "COLLATION", collation_name); }

/// "smallserial" for "smallint".
model::Type serial_type(const std::string& of) {
  model::Type type;
  type.kind = model::TypeKind::native;
  type.native["postgresql"] = of == "smallint" ? "smallserial" : of == "bigint" ? "bigserial" : "serial";
  return type;
}

model::Type type_of(const dialect::TextRow& row) {
  const auto dimensions = static_cast<int>(number(row[4]));
  return row[12] ? enumeration(name_in(text(row[11]), text(row[12])), text(row[2]), dimensions)
                 : portable_type(text(row[2]), dimensions);
}

void read_value(model::Column& column, const dialect::TextRow& row) {
  if (is(row[7], "a")) column.identity = model::Identity::always;
  if (is(row[7], "d")) column.identity = model::Identity::by_default;
  if (!text(row[8]).empty())
    column.generated = model::Generated{sql(row[6]), is(row[8], "s")};
  else if (row[6])
    column.default_value = default_value(*row[6], text(row[3]));
}

bool is_serial(const dialect::TextRow& row, const model::QualifiedName& table, Serial wanted) {
  if (!row[13]) return false;
  return wanted == Serial::any ||
         (is(row[15], "t") && catalog::made_name(table.name, text(row[1]), "seq").text == row[14]);
}
} // namespace

Columns read_columns(Connection& connection, const Relations& relations, Serial serial) {
  Columns found;
  for (const auto& row : connection.query(columns_sql(), {ids_of(relations)})) {
    const auto relation = number(row[0]);
    model::Column column;
    column.name = text(row[1]);
    column.type = type_of(row);
    column.nullable = !is(row[5], "t");
    if (is_serial(row, relations.at(relation), serial)) {
      column.type = serial_type(text(row[3]));
      found.serial_sequences.insert(number(row[13]));
    } else {
      read_value(column, row);
    }
    column.collation = text(row[9]);
    column.comment = text(row[10]);
    found.of[relation].push_back({std::move(column), {}});
  }
  return found;
}

} // namespace aludel::postgresql
