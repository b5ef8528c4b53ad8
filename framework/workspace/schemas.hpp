#pragma once
#include "framework/replay/work.hpp"
#include "framework/workspace/database.hpp"
#include "framework/workspace/history.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Schemas as catalogs, wherever they are: in a database, in the history, in a file.
namespace aludel::workspace {

struct Schema {
  catalog::Catalog catalog;
  std::string shown;            ///< "sqlite:///a.db", "revision 9c4f1b7a2e30", "schema.sql"
  bool inspected = false;       ///< read from a database: spelled as the engine spells it
  base::Diagnostics notes = {}; ///< what is not in the catalog, and why
  /// Of what is on paper: gives the operations that made it, while the history is there. Raw SQL among them
  /// may have made what only the engine can read.
  std::function<std::vector<model::Operation>()> steps = {};
  graph::Ids rows = {}; ///< of what was inspected: its version rows
};

/// A file that the user named, as seen from where they are.
base::SourcePtr read_source(const Surroundings& around, const std::string& path);

/// A schema on paper: "9c4f", "head", "schema.sql", "schema.yaml"; or a database: "sqlite:///a.db". `dialect`
/// reads files and picks what a revision does. Throws Error exit 2 for what is none of these, exit 5 for a
/// database out of reach.
Schema schema_of(const Surroundings& around, const ChosenProject& project, History& history,
                 const std::string& text, const dialect::Dialect& dialect);

/// The dialect that schemas are read and compared in: the one of that name; else that of the databases among
/// them; else that of the project's database. Throws Error exit 2 when there is none, or there are two.
dialect::DialectPtr dialect_for(const Surroundings& around, const ChosenProject& project,
                                const std::vector<std::string>& schemas,
                                const std::optional<std::string>& name);

/// A server of that dialect, named by one of the schemas or by the project; empty when there is none.
std::string server_for(const ChosenProject& project, const std::vector<std::string>& schemas,
                       const dialect::Dialect& dialect);

/// The project's database as it is, without Aludel's own tables.
Schema inspected(const ChosenProject& project, Database& database);

/// What the history says of a database with these version rows. With a `database` its journal tells what
/// conditional steps did. `known`: the catalog of some of these, where the replay goes on.
Schema predicted(History& history, const graph::Ids& rows, const dialect::Dialect& dialect,
                 Database* database = nullptr, const replay::Known* known = nullptr);

/// Applies an operation as a history does: raw SQL is read. Returns what clashed.
base::Diagnostics advance(catalog::Catalog& catalog, const model::Operation& operation,
                          const dialect::Dialect& dialect);

/// Operations that make the catalog out of nothing, in an order in which they run.
std::vector<model::Operation> operations_of(const catalog::Catalog& catalog);

} // namespace aludel::workspace
