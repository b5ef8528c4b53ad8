#include "dialects/postgresql/inspect/verbatim.hpp"

#include "dialects/postgresql/inspect/cells.hpp"
#include "dialects/postgresql/inspect/routines.hpp"
#include "dialects/postgresql/inspect/users.hpp"
#include "dialects/postgresql/inspect/verbatim_kinds.hpp"
#include "dialects/postgresql/split.hpp"
#include "dialects/postgresql/state.hpp"

namespace aludel::postgresql {

namespace {
std::string locale_of_collation(int version) {
  const std::string column = version >= 170000   ? "colllocale"
                             : version >= 150000 ? "colliculocale"
                                                 : "collcollate";
  return "CASE WHEN o.collprovider = 'c' THEN 'LC_COLLATE = ' || pg_catalog.quote_literal(o.collcollate)"
         " || ', LC_CTYPE = ' || pg_catalog.quote_literal(o.collctype)"
         " ELSE 'LOCALE = ' || pg_catalog.quote_literal(o." +
         column + ") END";
}

std::string published_table(int version) {
  if (version < 150000) return "r.prrelid::regclass::text";
  return "pg_catalog.concat(r.prrelid::regclass, ' (' || (SELECT pg_catalog.string_agg("
         "pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a"
         " WHERE a.attrelid = r.prrelid AND a.attnum = ANY(r.prattrs::int2[])) || ')',"
         " ' WHERE ' || pg_catalog.pg_get_expr(r.prqual, r.prrelid))";
}

std::string published_schemas(int version) {
  if (version < 150000) return "NULL";
  return "(SELECT 'TABLES IN SCHEMA ' || pg_catalog.string_agg(pg_catalog.quote_ident(s.nspname), ', ' ORDER "
         "BY"
         " s.nspname) FROM pg_catalog.pg_publication_namespace r JOIN pg_catalog.pg_namespace s"
         " ON s.oid = r.pnnspid WHERE r.pnpubid = o.oid)";
}

std::string multirange(int version) {
  return version < 140000 ? "" : ", 'MULTIRANGE_TYPE_NAME = ' || r.rngmultitypid::regtype";
}

/// The query of a kind with what stands for conditions and for columns of some versions.
std::string query_of(const VerbatimKind& kind, int version) {
  const std::string catalogue = kind.catalogue;
  const std::string dependencies = catalogue == "pg_class" ? "held" : "pg_catalog.pg_depend";
  const std::pair<std::string_view, std::string> words[] = {
      {"USERS", is_users(catalogue, "o.oid", dependencies)},
      {"ALONE", "o.oid >= 16384 AND " + stands_alone(catalogue, "o.oid", dependencies)},
      {"SAYABLE", is_sayable_routine()},
      {"COLLATION_LOCALE", locale_of_collation(version)},
      {"PUBLISHED_SCHEMAS", published_schemas(version)},
      {"PUBLISHED_TABLE", published_table(version)},
      {"MULTIRANGE", multirange(version)}};
  std::string sql = kind.query;
  for (const auto& [word, by] : words) sql = base::replace_all(std::move(sql), word, by);
  return sql;
}

// Gathered once for the many kinds that are about relations: each would read the whole of pg_depend.
constexpr const char* held = "WITH held AS MATERIALIZED (SELECT d.classid, d.objid, d.objsubid, d.deptype"
                             " FROM pg_catalog.pg_depend d WHERE d.deptype IN ('e', 'i'))";

std::string union_of(const std::vector<VerbatimKind>& kinds, int version) {
  std::string all;
  for (const auto& kind : kinds)
    if (version >= kind.since) all += (all.empty() ? "" : "\nUNION ALL") + query_of(kind, version);
  return held + all;
}

using Stage = catalog::Verbatim::Stage;

struct Turn {
  std::string_view kind;
  Stage stage;
  int place;
};

// What types and tables may need comes before them, operators after the functions that they call. What stands
// on tables and views, and is not named here, comes last; there, what would meddle with the rest waits.
constexpr Turn turns[] = {{"collation", Stage::before_types, 1},
                          {"range type", Stage::before_types, 2},
                          {"base type", Stage::before_types, 2},
                          {"function", Stage::before_types, 3},
                          {"procedure", Stage::before_types, 3},
                          {"language", Stage::before_types, 4},
                          {"access method", Stage::before_types, 4},
                          {"text search parser", Stage::before_types, 4},
                          {"text search template", Stage::before_types, 5},
                          {"text search dictionary", Stage::before_types, 6},
                          {"text search configuration", Stage::before_types, 7},
                          {"conversion", Stage::before_types, 7},
                          {"foreign data wrapper", Stage::before_types, 7},
                          {"server", Stage::before_types, 8},
                          {"foreign table", Stage::before_views, 1},
                          {"operator", Stage::before_views, 1},
                          {"operator family", Stage::before_views, 2},
                          {"operator class", Stage::before_views, 3},
                          {"cast", Stage::before_views, 3},
                          {"aggregate", Stage::before_views, 4},
                          {"transform", Stage::before_views, 4},
                          {"comment", Stage::last, 1},
                          {"publication", Stage::last, 2},
                          {"default privileges", Stage::last, 3},
                          {"event trigger", Stage::last, 4}};

Turn turn_of(std::string_view kind) {
  for (const auto& turn : turns)
    if (turn.kind == kind) return turn;
  return {kind, Stage::last, 0};
}

catalog::Verbatim verbatim_object(const dialect::TextRow& row) {
  const auto kind = text(row[0]);
  const auto turn = turn_of(kind);
  const auto statement = text(row[3]);
  return {kind,
          name_in(text(row[1]), text(row[2])),
          std::string(without_semicolon(base::trim(statement))),
          {},
          turn.stage,
          turn.place};
}
} // namespace

std::vector<catalog::Verbatim> read_verbatim(Connection& connection) {
  std::vector<catalog::Verbatim> found;
  for (const auto& kinds : {verbatim_objects(), verbatim_servers(), verbatim_parts(), verbatim_comments()})
    for (const auto& row : connection.query(union_of(kinds, connection.server_version())))
      found.push_back(verbatim_object(row));
  return found;
}

} // namespace aludel::postgresql
