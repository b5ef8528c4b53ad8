#include "framework/importing/tool.hpp"

namespace aludel::importing {

namespace {
using Rows = VersionTable::Rows;

// dbmate and golang-migrate both call it that, with columns of their own.
constexpr std::string_view schema_migrations = "schema_migrations";

constexpr VersionTable alembic{
    Rows::up_to, {}, "alembic_version", "SELECT version_num, 1 FROM alembic_version"};
constexpr VersionTable dbmate{Rows::each, {}, schema_migrations, "SELECT version, 1 FROM schema_migrations"};
constexpr VersionTable diesel{
    Rows::each, {}, "__diesel_schema_migrations", "SELECT version, 1 FROM __diesel_schema_migrations"};
/// A repeatable migration is known by its file; later rows of one version count ("Schema History Table").
constexpr VersionTable flyway{
    Rows::each,
    {},
    "flyway_schema_history",
    "SELECT COALESCE(version, script), success FROM flyway_schema_history h WHERE type LIKE 'SQL%' AND "
    "installed_rank = (SELECT MAX(installed_rank) FROM flyway_schema_history l WHERE "
    "COALESCE(l.version, l.script) = COALESCE(h.version, h.script))"};
constexpr VersionTable golang_migrate{
    Rows::up_to, {}, schema_migrations, "SELECT CAST(version AS TEXT), NOT dirty FROM schema_migrations"};
/// Every up and every down is a row; the last one of a version holds.
constexpr VersionTable goose{
    Rows::each,
    {},
    "goose_db_version",
    "SELECT CAST(version_id AS TEXT), 1 FROM goose_db_version v WHERE is_applied AND version_id > 0 AND id = "
    "(SELECT MAX(id) FROM goose_db_version l WHERE l.version_id = v.version_id)"};
constexpr VersionTable node_pg_migrate{
    Rows::each, {}, "pgmigrations", "SELECT name, 1 FROM pgmigrations", true};
constexpr VersionTable sqlx{
    Rows::each, {}, "_sqlx_migrations", "SELECT CAST(version AS TEXT), success FROM _sqlx_migrations"};
constexpr VersionTable supabase{Rows::each, "supabase_migrations", schema_migrations,
                                "SELECT version, 1 FROM supabase_migrations.schema_migrations"};
} // namespace

std::vector<Tool> all_tools() {
  return {{"alembic", "Alembic", "alembic", read_alembic, alembic},
          {"dbmate", "dbmate", "db/migrations", read_dbmate, dbmate},
          {"diesel", "Diesel", "migrations", read_diesel, diesel},
          {"flyway", "Flyway", "src/main/resources/db/migration", read_flyway, flyway},
          {"golang-migrate", "golang-migrate", "migrations", read_golang_migrate, golang_migrate},
          {"goose", "goose", "migrations", read_goose, goose},
          {"node-pg-migrate", "node-pg-migrate", "migrations", read_node_pg_migrate, node_pg_migrate},
          {"plain", "plain SQL", "migrations", read_plain, {}},
          {"sqlx", "sqlx", "migrations", read_sqlx, sqlx},
          {"supabase", "Supabase", "supabase/migrations", read_supabase, supabase}};
}

} // namespace aludel::importing
