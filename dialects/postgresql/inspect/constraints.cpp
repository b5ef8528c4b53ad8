#include "dialects/postgresql/inspect/constraints.hpp"

#include "dialects/postgresql/state.hpp"
#include "framework/catalog/names.hpp"

#include <utility>

namespace aludel::postgresql {

namespace {
using dialect::TextRow;

constexpr const char* constraints_query = R"(
SELECT c.conrelid, c.oid, c.conname, c.contype, c.convalidated, c.condeferrable, c.condeferred,
       (SELECT pg_catalog.string_agg(a.attname, chr(31) ORDER BY k.n)
        FROM unnest(c.conkey) WITH ORDINALITY k(num, n)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num),
       fn.nspname, f.relname,
       (SELECT pg_catalog.string_agg(a.attname, chr(31) ORDER BY k.n)
        FROM unnest(c.confkey) WITH ORDINALITY k(num, n)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.num),
       c.confdeltype, c.confupdtype, c.confmatchtype, pg_catalog.pg_get_expr(c.conbin, c.conrelid),
       m.amname, pg_catalog.pg_get_expr(i.indpred, i.indrelid), r.description,
       CASE WHEN UNSAID THEN pg_catalog.pg_get_constraintdef(c.oid) END, NOT_DISTINCT
FROM pg_catalog.pg_constraint c
JOIN pg_catalog.pg_class t ON t.oid = c.conrelid
LEFT JOIN pg_catalog.pg_class f ON f.oid = c.confrelid
LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.conindid
LEFT JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
LEFT JOIN pg_catalog.pg_am m ON m.oid = x.relam
LEFT JOIN pg_catalog.pg_description r ON r.classoid = 'pg_catalog.pg_constraint'::regclass AND r.objoid = c.oid
WHERE c.conrelid = ANY(:a::oid[]) AND c.contype IN ('p', 'u', 'c', 'f', 'x') AND c.conparentid = 0
  AND (c.conislocal OR NOT t.relispartition)
ORDER BY c.conrelid, pg_catalog.strpos('pucfx', c.contype::text), c.oid)";

// Sorted by constraint and place. An operator is spelled with its schema where it is not found without.
constexpr const char* elements_query = R"(
SELECT c.oid, a.attname,
       CASE WHEN a.attname IS NULL THEN pg_catalog.pg_get_indexdef(i.indexrelid, k, true) END,
       CASE WHEN pg_catalog.pg_operator_is_visible(o.oid) THEN o.oprname::text
            ELSE pg_catalog.format('OPERATOR(%I.%s)', n.nspname, o.oprname) END,
       CASE WHEN NOT p.opcdefault THEN
         CASE WHEN pg_catalog.pg_opclass_is_visible(p.oid) THEN '' ELSE pg_catalog.quote_ident(pn.nspname) || '.' END
         || pg_catalog.quote_ident(p.opcname) END
FROM pg_catalog.pg_constraint c
JOIN pg_catalog.pg_index i ON i.indexrelid = c.conindid
CROSS JOIN LATERAL generate_subscripts(c.conexclop, 1) k
JOIN pg_catalog.pg_operator o ON o.oid = c.conexclop[k]
JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
JOIN pg_catalog.pg_opclass p ON p.oid = i.indclass[k - 1]
JOIN pg_catalog.pg_namespace pn ON pn.oid = p.opcnamespace
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = nullif(i.indkey[k - 1], 0)
WHERE c.conrelid = ANY(:a::oid[]) AND c.contype = 'x'
ORDER BY c.oid, k)";

/// Where the vocabulary lacks a word: NO INHERIT, INCLUDE, deferrable exclusions, exclusions in an order or
/// by a collation; SET NULL of some columns (15), NOT ENFORCED and periods (18).
std::string unsaid(int version) {
  std::string condition =
      "c.contype = 'c' AND c.connoinherit OR c.contype IN ('p', 'u', 'x') AND i.indnatts <> i.indnkeyatts"
      " OR c.contype = 'x' AND (c.condeferrable OR 0 <> ANY(i.indoption::int2[])"
      " OR pg_catalog.strpos(pg_catalog.pg_get_constraintdef(c.oid), ' COLLATE ') > 0)";
  if (version >= 150000) condition += " OR c.confdelsetcols IS NOT NULL";
  if (version >= 180000) condition += " OR NOT c.conenforced OR c.conperiod";
  return condition;
}

model::ReferentialAction action(const Cell& cell) {
  if (is(cell, "r")) return model::ReferentialAction::restrict;
  if (is(cell, "c")) return model::ReferentialAction::cascade;
  if (is(cell, "n")) return model::ReferentialAction::set_null;
  if (is(cell, "d")) return model::ReferentialAction::set_default;
  return model::ReferentialAction::no_action;
}

PartsOf<model::ExclusionElement> read_elements(Connection& connection, const Relations& tables) {
  PartsOf<model::ExclusionElement> found;
  for (const auto& row : connection.query(elements_query, {ids_of(tables)}))
    found[number(row[0])].push_back({text(row[1]), optional_sql(row[2]), text(row[3]), text(row[4])});
  return found;
}

model::ForeignKey foreign_key(const TextRow& row) {
  model::ForeignKey key{{}, names(row[7]), {}};
  key.references.table = name_in(text(row[8]), text(row[9]));
  key.references.columns = names(row[10]);
  key.references.on_delete = action(row[11]);
  key.references.on_update = action(row[12]);
  key.references.match = is(row[13], "f") ? model::Match::full : model::Match::simple;
  return key;
}

catalog::Constraint::Definition definition(const TextRow& row, PartsOf<model::ExclusionElement>& elements) {
  const auto& kind = row[3];
  if (is(kind, "p")) return model::PrimaryKey{{}, names(row[7])};
  if (is(kind, "u")) return model::Unique{{}, names(row[7]), {}, is(row[19], "t")};
  if (is(kind, "c")) return model::Check{{}, sql(row[14])};
  if (is(kind, "x"))
    return model::Exclusion{{}, text(row[15]), std::move(elements[number(row[1])]), optional_sql(row[16])};
  return foreign_key(row);
}

/// Where the definition keeps it, it is said there too.
void set_deferrable(catalog::Constraint& constraint, const TextRow& row) {
  if (!is(row[5], "t")) return;
  constraint.deferrable =
      is(row[6], "t") ? model::Deferrable::initially_deferred : model::Deferrable::initially_immediate;
  if (auto* unique = std::get_if<model::Unique>(&constraint.definition))
    unique->deferrable = constraint.deferrable;
  if (auto* key = std::get_if<model::ForeignKey>(&constraint.definition))
    key->references.deferrable = constraint.deferrable;
}
} // namespace

PartsOf<catalog::Constraint> read_constraints(Connection& connection, const Relations& tables) {
  PartsOf<catalog::Constraint> found;
  auto elements = read_elements(connection, tables);
  const auto version = connection.server_version();
  const auto text_of_query =
      base::replace_all(base::replace_all(constraints_query, "UNSAID", unsaid(version)), "NOT_DISTINCT",
                        version >= 150000 ? "i.indnullsnotdistinct" : "false");
  for (const auto& row : connection.query(text_of_query, {ids_of(tables)})) {
    catalog::Constraint constraint;
    constraint.name = text(row[2]);
    constraint.named = true;
    constraint.definition = definition(row, elements);
    constraint.validated = is(row[4], "t");
    set_deferrable(constraint, row);
    constraint.comment = text(row[17]);
    constraint.verbatim = text(row[18]);
    found[number(row[0])].push_back(std::move(constraint));
  }
  return found;
}

void forget_conventional_names(catalog::Table& table) {
  for (auto& constraint : std::exchange(table.constraints, {})) {
    constraint.named =
        catalog::conventional_name(table, constraint.definition, catalog::Catalog()) != constraint.name;
    table.constraints.push_back(std::move(constraint));
  }
}

} // namespace aludel::postgresql
