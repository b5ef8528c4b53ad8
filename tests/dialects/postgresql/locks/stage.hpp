#pragma once
#include "tests/dialects/postgresql/database.hpp"
#include "tests/dialects/postgresql/locks/lock_case.hpp"

#include <map>

namespace aludel::locks {

using Oid = std::string;

/// What pg_class knew of a relation before the step.
struct Relation {
  std::string name;
  char kind = 'r';       ///< pg_class.relkind
  Oid table;             ///< of an index: its table
  std::string file;      ///< its relfilenode
  std::int64_t rows = 0; ///< of tables and materialized views
};
using Relations = std::map<Oid, Relation>;

/// The strongest lock on each relation.
using Locks = std::map<Oid, std::string>;

/// A database with the stage of a file, on which steps are measured.
class Stage : public Database {
public:
  explicit Stage(const model::Steps& steps);

  /// As Dialect::impact claims it; of raw SQL, as it is read.
  dialect::Impact claimed(const model::Operation& operation) const;

  /// The server refuses it inside a transaction.
  bool runs_alone(const model::Operation& operation) const;
  /// As the server shows it. The database is then what it was, unless the step runs alone.
  Touches measured(const model::Operation& operation);

private:
  void set(const model::Operation& operation);
  std::vector<dialect::Statement> statements_of(const model::Operation& operation) const;
  Touches measured_inside(const std::vector<dialect::Statement>& statements);
  Touches measured_alone(const std::vector<dialect::Statement>& statements);

  Relations relations_;
};

} // namespace aludel::locks
