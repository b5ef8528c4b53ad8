#pragma once
#include "framework/catalog/catalog.hpp"
#include "framework/dialect/statement.hpp"
#include "framework/model/operation.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::dialect {

/// An object that SQL text names.
struct Mention {
  model::ObjectName object; ///< `type` for types, `function` for functions and procedures that are called
  bool writes = false;      ///< its rows or its definition are changed
  base::Place place;        ///< unknown where the grammar does not tell
  bool operator==(const Mention& o) const { return object == o.object && writes == o.writes; }
};

/// What is known of one statement of raw SQL.
struct SqlReading {
  enum class Grasp {
    operations, ///< it is exactly `operations`
    raw,        ///< the vocabulary has no word for it, and what is said of it here holds
    none,       ///< this grammar does not know it (a newer server's syntax): nothing is said of it
  };
  Statement statement;
  Grasp grasp = Grasp::none;
  std::string kind; ///< the command in the engine's words: "CREATE TABLE", "DO"; empty when not known
  std::vector<model::Operation> operations;
  std::vector<Mention> mentions; ///< each object once; also of bodies of functions, views and triggers
  bool writes = false;           ///< changes schema or rows; what cannot be told writes
  bool beyond = false; ///< touches what does not belong to this database: roles, other databases, files
  bool opaque = false; ///< what it does is decided while it runs (EXECUTE, a function that is called)
  std::string lock;    ///< as in Impact; empty: not known, or none
  /// Of a block that is understood whole (DO): its statements in their order. What it does they do.
  std::vector<SqlReading> inner = {};
  bool maybe = false; ///< it stands in such a block under a condition, or in a loop
  std::optional<catalog::SearchPath> search_path = {}; ///< as it leaves it, where it changes that
  std::string problem;                                 ///< why it is not grasped: the parser's message
  base::Place problem_place;
};

/// What the statements of a parsed text are and name; `before` is the catalog that the first of them finds.
/// It is asked once.
using SqlReader = std::function<std::vector<SqlReading>(const catalog::Catalog& before)>;

/// It makes a table that the vocabulary has no word for, and changes nothing that was there.
bool only_makes_table(const SqlReading& reading);

/// Whether what it does is told elsewhere than by its inner statements too.
bool does_more_than_inner(const SqlReading& reading);

/// What a statement leaves of the schema that it finds, as far as is known. Where an operation clashes with
/// the catalog, that is not told.
void carry_out(const SqlReading& reading, std::string_view dialect, catalog::Catalog& catalog);

} // namespace aludel::dialect
