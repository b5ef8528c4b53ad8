#include "dialects/postgresql/inspect/schemas.hpp"

#include "dialects/postgresql/inspect/cells.hpp"
#include "dialects/postgresql/inspect/users.hpp"

namespace aludel::postgresql {

namespace {
constexpr const char* schemas_query = R"(
SELECT n.nspname, r.description
FROM pg_catalog.pg_namespace n
LEFT JOIN pg_catalog.pg_description r ON r.classoid = 'pg_catalog.pg_namespace'::regclass AND r.objoid = n.oid
WHERE n.nspname <> 'public' AND )";

// The remark that an extension brings is its own.
constexpr const char* extensions_query = R"(
SELECT x.extname, n.nspname, x.extversion, nullif(r.description, v.comment)
FROM pg_catalog.pg_extension x
JOIN pg_catalog.pg_namespace n ON n.oid = x.extnamespace
LEFT JOIN pg_catalog.pg_description r ON r.classoid = 'pg_catalog.pg_extension'::regclass AND r.objoid = x.oid
LEFT JOIN pg_catalog.pg_available_extension_versions v ON v.name = x.extname AND v.version = x.extversion
WHERE x.extname <> 'plpgsql')";
} // namespace

std::vector<catalog::Schema> read_schemas(Connection& connection) {
  std::vector<catalog::Schema> found;
  for (const auto& row : connection.query(schemas_query + is_users("pg_namespace", "n.oid")))
    found.push_back({text(row[0]), text(row[1]), {}});
  return found;
}

std::vector<catalog::Extension> read_extensions(Connection& connection) {
  std::vector<catalog::Extension> found;
  for (const auto& row : connection.query(extensions_query)) {
    catalog::Extension extension;
    extension.name = text(row[0]);
    if (!is(row[1], "public")) extension.schema = text(row[1]);
    extension.version = text(row[2]);
    extension.comment = text(row[3]);
    found.push_back(std::move(extension));
  }
  return found;
}

} // namespace aludel::postgresql
