#include "dialects/postgresql/inspect/own_types.hpp"

#include "dialects/postgresql/inspect/collations.hpp"
#include "dialects/postgresql/inspect/columns.hpp"
#include "dialects/postgresql/inspect/literals.hpp"
#include "dialects/postgresql/inspect/portable_type.hpp"
#include "dialects/postgresql/inspect/users.hpp"
#include "dialects/postgresql/state.hpp"
#include "framework/catalog/names.hpp"

namespace aludel::postgresql {

namespace {
std::string enums_query() {
  return R"(
SELECT n.nspname, t.typname,
       (SELECT pg_catalog.string_agg(v.enumlabel, chr(31) ORDER BY v.enumsortorder)
        FROM pg_catalog.pg_enum v WHERE v.enumtypid = t.oid),
       r.description
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_description r ON r.classoid = 'pg_catalog.pg_type'::regclass AND r.objoid = t.oid
WHERE t.typtype = 'e' AND )" +
         is_users("pg_type", "t.oid") + " ORDER BY t.oid";
}

std::string domains_query() {
  return base::replace_all(R"(
SELECT t.oid, n.nspname, t.typname, pg_catalog.format_type(t.typbasetype, t.typtypmod),
       pg_catalog.format_type(t.typbasetype, -1), t.typndims, en.nspname, e.typname,
       CASE WHEN t.typcollation <> b.typcollation THEN COLLATION END, t.typnotnull,
       pg_catalog.pg_get_expr(t.typdefaultbin, 0), r.description
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
LEFT JOIN pg_catalog.pg_type e ON e.typtype = 'e'
  AND (e.oid = b.oid OR b.typtype = 'b' AND e.typarray = b.oid AND e.oid = b.typelem)
LEFT JOIN pg_catalog.pg_namespace en ON en.oid = e.typnamespace
LEFT JOIN pg_catalog.pg_collation l ON l.oid = t.typcollation
LEFT JOIN pg_catalog.pg_description r ON r.classoid = 'pg_catalog.pg_type'::regclass AND r.objoid = t.oid
WHERE t.typtype = 'd' AND )",
                           "COLLATION", collation_name) +
         is_users("pg_type", "t.oid") + " ORDER BY t.oid";
}

constexpr const char* domain_checks_query = R"(
SELECT c.contypid, c.conname, pg_catalog.pg_get_expr(c.conbin, 0)
FROM pg_catalog.pg_constraint c
WHERE c.contypid <> 0 AND c.contype = 'c' AND c.convalidated
ORDER BY c.contypid, c.oid)";

std::string composites_query() {
  return R"(
SELECT c.oid, n.nspname, t.typname, r.description
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_type t ON t.typrelid = c.oid
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_description r ON r.classoid = 'pg_catalog.pg_type'::regclass AND r.objoid = t.oid
WHERE c.relkind = 'c' AND )" +
         is_users("pg_type", "t.oid") + " ORDER BY c.oid";
}

void read_enums(Connection& connection, std::vector<catalog::Type>& types) {
  for (const auto& row : connection.query(enums_query()))
    types.push_back(
        {model::CreateEnum{name_in(text(row[0]), text(row[1])), texts(row[2])}, text(row[3]), false, {}});
}

model::CreateDomain domain(const dialect::TextRow& row) {
  model::CreateDomain made;
  made.name = name_in(text(row[1]), text(row[2]));
  const auto dimensions = static_cast<int>(number(row[5]));
  made.type = row[7] ? enumeration(name_in(text(row[6]), text(row[7])), text(row[3]), dimensions)
                     : portable_type(text(row[3]), dimensions);
  made.collation = text(row[8]);
  made.nullable = !is(row[9], "t");
  if (row[10]) made.default_value = default_value(*row[10], text(row[4]));
  return made;
}

/// Without the name where it is the one that the server gives a check that has none.
model::Check domain_check(const dialect::TextRow& row, const model::Identifier& domain, std::size_t before) {
  const auto label = "check" + (before == 0 ? "" : std::to_string(before));
  const model::Identifier name = text(row[1]);
  return {name == catalog::made_name(domain, {}, label) ? model::Identifier() : name, sql(row[2])};
}

void read_domains(Connection& connection, std::vector<catalog::Type>& types) {
  PartsOf<dialect::TextRow> checks;
  for (const auto& row : connection.query(domain_checks_query)) checks[number(row[0])].push_back(row);
  for (const auto& row : connection.query(domains_query())) {
    auto made = domain(row);
    for (const auto& check : checks[number(row[0])])
      made.checks.push_back(domain_check(check, made.name.name, made.checks.size()));
    types.push_back({std::move(made), text(row[11]), false, {}});
  }
}

model::Attribute attribute(const model::Column& column) {
  return {column.name, column.type, column.collation};
}

void read_composites(Connection& connection, std::vector<catalog::Type>& types) {
  const auto rows = connection.query(composites_query());
  Relations relations;
  for (const auto& row : rows) relations.emplace(number(row[0]), name_in(text(row[1]), text(row[2])));
  auto columns = read_columns(connection, relations, Serial::conventional).of;
  for (const auto& row : rows) {
    model::CreateComposite made{name_in(text(row[1]), text(row[2])), {}};
    for (const auto& column : columns[number(row[0])])
      made.attributes.push_back(attribute(column.definition));
    types.push_back({std::move(made), text(row[3]), false, {}});
  }
}
} // namespace

std::vector<catalog::Type> read_own_types(Connection& connection) {
  std::vector<catalog::Type> types;
  read_enums(connection, types);
  read_domains(connection, types);
  read_composites(connection, types);
  return types;
}

} // namespace aludel::postgresql
