#include "dialects/postgresql/inspect/inspect.hpp"

#include "dialects/postgresql/inspect/constraints.hpp"
#include "dialects/postgresql/inspect/grants.hpp"
#include "dialects/postgresql/inspect/own_types.hpp"
#include "dialects/postgresql/inspect/routines.hpp"
#include "dialects/postgresql/inspect/schemas.hpp"
#include "dialects/postgresql/inspect/sequences.hpp"
#include "dialects/postgresql/inspect/snapshot.hpp"
#include "dialects/postgresql/inspect/tables.hpp"
#include "dialects/postgresql/inspect/unsaid.hpp"
#include "dialects/postgresql/inspect/verbatim.hpp"
#include "dialects/postgresql/inspect/views.hpp"
#include "dialects/postgresql/names.hpp"

namespace aludel::postgresql {

namespace {
template<class Object>
void put_all(catalog::Catalog& catalog, std::vector<Object> objects) {
  for (auto& object : objects) catalog.put(std::move(object));
}

/// Tables and sequences: what a serial column stands for is no sequence.
void put_relations(catalog::Catalog& catalog, Connection& connection) {
  auto tables = every_table(connection);
  const auto serial_sequences = read_parts(connection, tables, Serial::conventional);
  for (auto& [id, table] : tables) {
    forget_conventional_names(table);
    move_unsaid(table, catalog);
    catalog.put(std::move(table));
  }
  put_all(catalog, read_sequences(connection, serial_sequences));
}

void put_views(catalog::Catalog& catalog, Connection& connection) {
  for (auto& view : read_views(connection)) {
    move_unsaid(view, catalog);
    catalog.put(std::move(view));
  }
}
} // namespace

catalog::Catalog inspect(Connection& connection) {
  const Snapshot snapshot(connection);
  catalog::Catalog found(naming());
  put_all(found, read_schemas(connection));
  put_all(found, read_extensions(connection));
  put_all(found, read_own_types(connection));
  put_relations(found, connection);
  put_views(found, connection);
  put_all(found, read_routines(connection));
  put_all(found, read_grants(connection));
  put_all(found, read_verbatim(connection));
  return found;
}

} // namespace aludel::postgresql
