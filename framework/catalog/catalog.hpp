#pragma once
#include "framework/base/persistent_map.hpp"
#include "framework/model/revision.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The state of a schema as a value. Copies are cheap: they share what did not change.
namespace aludel::catalog {

using model::Identifier;
using model::Identifiers;
using model::QualifiedName;
using model::RevisionId;

/// How a database reads names that were written without quoting or schema.
struct Naming {
  std::string default_schema; ///< "public", "main"
  bool ignores_case = false;  ///< SQLite compares names without case (ASCII)
};

/// Which revision made an object, and which changed it last; empty when it was read from a database.
struct Origin {
  RevisionId born;
  RevisionId changed;
  bool maybe = false; ///< made or changed by a conditional step
};

/// A column without the constraints that may be written at it: those stand with the table's.
struct Column {
  model::Column definition; ///< primary_key, unique, references, check are always unset
  Origin origin;
};

struct Constraint {
  using Definition =
      std::variant<model::PrimaryKey, model::Unique, model::Check, model::ForeignKey, model::Exclusion>;
  Identifier name;       ///< given, or the conventional one (names.hpp); never empty
  bool named = false;    ///< the user gave the name; otherwise it is not written out in SQL
  Definition definition; ///< its own `name` is not used
  bool validated = true; ///< false after `not_valid`
  model::Deferrable deferrable =
      model::Deferrable::no; ///< of a primary key (others keep it in the definition)
  Origin origin;
  /// Read from a database: the clause as it is spelled there, where the definition cannot say all of it
  /// (SQLite's conflict clauses, collation and order of key columns); otherwise empty.
  std::string verbatim;
};

struct Index {
  model::Index definition;
  Origin origin;
};

/// An object that the vocabulary does not know yet, kept as the database spells it.
struct Verbatim {
  std::string name;
  std::string sql;
};

struct TableOptions {
  bool temporary = false;
  bool unlogged = false;
  model::Parameters with;
  std::string tablespace;
  bool strict = false;
  bool without_rowid = false;
  bool operator==(const TableOptions&) const = default;
};

struct Table {
  QualifiedName name; ///< schema empty: the default schema
  std::vector<Column> columns;
  std::vector<Constraint> constraints;
  std::vector<Index> indexes;
  TableOptions options;
  std::string comment;
  std::vector<Verbatim> triggers; ///< only of a table read from a live database
  bool changed_by_sql = false; ///< raw SQL that names it has run since: what is said here may be out of date
  Origin origin;

  /// Nothing but the history has touched it: it is what is said here.
  bool certain() const { return !changed_by_sql && !origin.maybe; }
  const Column* column(const Identifier& name, const Naming& naming) const;
  const Constraint* constraint(const Identifier& name, const Naming& naming) const;
  const Constraint* primary_key() const;
};

struct Schema {
  Identifier name;
  std::string comment;
  Origin origin;
};
struct Extension {
  Identifier name;
  Identifier schema;
  std::string version;
  Origin origin;
};

using TablePtr = std::shared_ptr<const Table>;

class Catalog {
public:
  explicit Catalog(Naming naming = {}) : naming_(std::move(naming)) {}
  const Naming& naming() const { return naming_; }

  const Table* table(const QualifiedName& name) const; ///< null when unknown
  /// The table that an index stands on.
  const Table* table_of_index(const QualifiedName& index) const;
  const Schema* schema(const Identifier& name) const;
  const Extension* extension(const Identifier& name) const;

  void put(Table table); ///< replaces the table of that name
  void remove_table(const QualifiedName& name);
  void put(Schema schema);
  void remove_schema(const Identifier& name);
  void put(Extension extension);
  void remove_extension(const Identifier& name);

  void for_each_table(const std::function<void(const Table&)>& visit) const; ///< by schema and name
  void for_each_schema(const std::function<void(const Schema&)>& visit) const;
  void for_each_extension(const std::function<void(const Extension&)>& visit) const;

  /// Two spellings of a name in the same catalog: folded, and without the default schema.
  QualifiedName resolved(const QualifiedName& name) const;
  bool same(const Identifier& a, const Identifier& b) const;

private:
  Naming naming_;
  base::PersistentMap<QualifiedName, TablePtr> tables_;
  base::PersistentMap<QualifiedName, QualifiedName> index_tables_; ///< index → table
  base::PersistentMap<Identifier, std::shared_ptr<const Schema>> schemas_;
  base::PersistentMap<Identifier, std::shared_ptr<const Extension>> extensions_;
};

/// Equality of two names under a naming.
bool same_name(const Identifier& a, const Identifier& b, const Naming& naming);

} // namespace aludel::catalog
