#pragma once
#include "framework/base/boxed.hpp"
#include "framework/base/persistent_map.hpp"
#include "framework/catalog/search_path.hpp"
#include "framework/model/revision.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
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
  std::string default_schema;    ///< "public", "main"
  bool ignores_case = false;     ///< SQLite compares names without case (ASCII)
  bool names_constraints = true; ///< every constraint has a name in the database; SQLite has only those given
  /// The columns of a view keep the names that they were made with, and `*` stands for those of that moment;
  /// otherwise a view is a text that follows its tables.
  bool queries_keep_names = false;
};

/// Which revision made an object, and which changed it last; empty when it was read from a database.
struct Origin {
  RevisionId born;
  RevisionId changed;
  bool maybe = false;         ///< made, or dropped, by a conditional step: perhaps it is not there
  bool changed_maybe = false; ///< changed by a conditional step: it is there, perhaps not as it is said here
  bool certain() const { return !maybe && !changed_maybe; }
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
  std::string comment;
};

struct Index {
  model::Index definition;
  Origin origin;
  std::string comment = {};
  /// Read from a database: the whole statement as it is spelled there, where the definition cannot say all of
  /// it; otherwise empty.
  std::string verbatim = {};
};

struct Trigger {
  model::CreateTrigger definition; ///< `replace` is never set
  std::string comment;
  Origin origin;
  /// Read from a database: the whole statement as it is spelled there, where `definition` has only its table
  /// and name; otherwise empty.
  std::string verbatim;
};

struct Policy {
  model::CreatePolicy definition;
  std::string comment;
  Origin origin;
};

/// Two switches (PostgreSQL, ALTER TABLE): who is forced is so again when it is enabled again.
struct RowSecurity {
  bool enabled = false;
  bool forced = false; ///< on the owner of the table too
  bool operator==(const RowSecurity&) const = default;
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
  base::Boxed<model::PartitionBy> partition_by;
  base::Boxed<model::PartitionOf> partition_of; ///< its columns are then those of the parent, and its own
  std::vector<Trigger> triggers;                ///< by name
  std::vector<Policy> policies;                 ///< by name
  RowSecurity row_security;
  std::string comment;
  bool changed_by_sql = false; ///< raw SQL that names it has run since: what is said here may be out of date
  Origin origin;

  /// Nothing but the history has touched it: it is what is said here.
  bool certain() const { return !changed_by_sql && origin.certain(); }
  const Column* column(const Identifier& name, const Naming& naming) const;
  const Constraint* constraint(const Identifier& name, const Naming& naming) const;
  const Constraint* primary_key() const;
  const Trigger* trigger(const Identifier& name, const Naming& naming) const;
  const Policy* policy(const Identifier& name) const;
};

struct View {
  using Definition = std::variant<model::CreateView, model::CreateMaterializedView>;
  Definition definition;         ///< `replace` and `if_not_exists` are never set
  std::vector<Index> indexes;    ///< of a materialized view
  std::vector<Trigger> triggers; ///< INSTEAD OF …, by name
  std::string comment;
  std::map<Identifier, std::string> column_comments; ///< none of them empty
  bool changed_by_sql = false;                       ///< as in Table
  Origin origin;

  const QualifiedName& name() const;
  const model::SqlText& query() const;
  bool is_materialized() const { return definition.index() == 1; }
  bool certain() const { return !changed_by_sql && origin.certain(); }
};

/// A function or a procedure; those of one name are told apart by their signatures.
struct Routine {
  using Definition = std::variant<model::CreateFunction, model::CreateProcedure>;
  Definition definition; ///< `replace` is never set
  std::string comment;
  bool changed_by_sql = false;
  Origin origin;

  const QualifiedName& name() const;
  const model::Routine& body() const;
  bool is_procedure() const { return definition.index() == 1; }
  bool certain() const { return !changed_by_sql && origin.certain(); }
  std::string signature() const; ///< "integer, text": model::signature of its arguments
};

/// A type of one's own.
struct Type {
  using Definition = std::variant<model::CreateEnum, model::CreateDomain, model::CreateComposite>;
  Definition definition;
  std::string comment;
  bool changed_by_sql = false;
  Origin origin;
  const QualifiedName& name() const;
  bool certain() const { return !changed_by_sql && origin.certain(); }
};

struct Sequence {
  model::CreateSequence definition; ///< `if_not_exists` is never set
  std::string comment;
  bool changed_by_sql = false;
  Origin origin;
  bool certain() const { return !changed_by_sql && origin.certain(); }
};

/// What one role may do with one object. Where there is none, it may what a new object allows: nothing, but
/// everybody may execute a function, use a type and connect to a database (GRANT in the PostgreSQL manual).
struct Grant {
  model::GrantTarget on; ///< never one of `…_in`: those become one grant an object that is known; one column
  Identifier role;
  std::set<model::Privilege>
      privileges; ///< `all` alone, or what was said; empty: not even what a new one allows
  std::set<model::Privilege> grantable; ///< of these, what the role may give on
  Origin origin;
};

/// An object that the vocabulary has no word for (a virtual table, a rule, an aggregate …), as the database
/// spells it.
struct Verbatim {
  /// When it is made, where everything is made anew.
  enum class Stage { before_types, before_views, last };
  std::string kind; ///< "virtual table", in the engine's words
  QualifiedName name;
  std::string sql;
  Origin origin = {};
  Stage stage = Stage::before_views;
  int place = 0; ///< in its stage: those of less come first
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
  std::string comment;
  Origin origin;
};

/// What a name of a relation stands for: both engines keep tables, views, indexes and sequences in one
/// namespace.
enum class Relation { table, view, index, sequence };

/// The key of a routine: its name and signature, in one spelling of each type.
struct RoutineKey {
  QualifiedName name;
  std::string signature;
  auto operator<=>(const RoutineKey&) const = default;
};

/// The key of what is kept verbatim: kinds have namespaces of their own.
struct VerbatimKey {
  QualifiedName name;
  std::string kind;
  auto operator<=>(const VerbatimKey&) const = default;
};

/// That a table has a foreign key to another one, or to itself.
struct Pointing {
  QualifiedName parent;
  QualifiedName child;
  auto operator<=>(const Pointing&) const = default;
};

/// That a table has a constraint of a name, which others of its schema may have too.
struct Holding {
  QualifiedName constraint;
  QualifiedName table;
  auto operator<=>(const Holding&) const = default;
};

/// A part of the catalog: objects by their keys.
template<class Key, class Object>
using Objects = base::PersistentMap<Key, std::shared_ptr<const Object>>;

using TablePtr = std::shared_ptr<const Table>;

class Catalog {
public:
  explicit Catalog(Naming naming = {}) : naming_(std::move(naming)) {}
  const Naming& naming() const { return naming_; }

  // Null when unknown.
  const Table* table(const QualifiedName& name) const;
  const View* view(const QualifiedName& name) const;
  const Type* type(const QualifiedName& name) const;
  const Sequence* sequence(const QualifiedName& name) const;
  const Schema* schema(const Identifier& name) const;
  const Extension* extension(const Identifier& name) const;
  /// Without arguments: the only routine of that name; null when there are several.
  const Routine* routine(const QualifiedName& name, const std::optional<model::Arguments>& arguments) const;
  std::vector<const Routine*> routines(const QualifiedName& name) const;
  const Grant* grant(const model::GrantTarget& on, const Identifier& role) const;
  /// Those of every role, and of columns.
  std::vector<const Grant*> grants_on(model::GrantKind kind, const QualifiedName& name) const;
  const Verbatim* verbatim(std::string_view kind, const QualifiedName& name) const;
  const Verbatim*
  verbatim(const QualifiedName& name) const; ///< of any kind: those of one name may be several

  /// The table that an index stands on; null when it is unknown, or stands on a view.
  const Table* table_of_index(const QualifiedName& index) const;
  /// The materialized view that an index stands on.
  const View* view_of_index(const QualifiedName& index) const;
  std::optional<Relation> relation(const QualifiedName& name) const;
  /// Whether a table of that schema has a constraint of that name.
  bool has_constraint(const QualifiedName& name) const;
  /// The tables with a foreign key to it, by schema and name; it may be one of them, and need not be known.
  std::vector<const Table*> pointing_at(const QualifiedName& table) const;

  // Each replaces the object of that key.
  void put(Table table);
  void put(View view);
  void put(Routine routine);
  void put(Type type);
  void put(Sequence sequence);
  void put(Grant grant);
  void put(Schema schema);
  void put(Extension extension);
  void put(Verbatim object);

  // Nothing happens when there is none.
  void remove_table(const QualifiedName& name);
  void remove_view(const QualifiedName& name);
  void remove_routine(const Routine& routine);
  void remove_type(const QualifiedName& name);
  void remove_sequence(const QualifiedName& name);
  void remove_grant(const model::GrantTarget& on, const Identifier& role);
  void remove_schema(const Identifier& name);
  void remove_extension(const Identifier& name);
  void remove_verbatim(std::string_view kind, const QualifiedName& name);

  // By schema and name.
  void for_each_table(const std::function<void(const Table&)>& visit) const;
  void for_each_view(const std::function<void(const View&)>& visit) const;
  void for_each_routine(const std::function<void(const Routine&)>& visit) const;
  void for_each_type(const std::function<void(const Type&)>& visit) const;
  void for_each_sequence(const std::function<void(const Sequence&)>& visit) const;
  void for_each_grant(const std::function<void(const Grant&)>& visit) const;
  void for_each_schema(const std::function<void(const Schema&)>& visit) const;
  void for_each_extension(const std::function<void(const Extension&)>& visit) const;
  void for_each_verbatim(const std::function<void(const Verbatim&)>& visit) const;

  /// What the session that is replayed was told; not part of the schema.
  const SearchPath& search_path() const { return search_path_; }
  void set_search_path(SearchPath path) { search_path_ = std::move(path); }

  /// Two spellings of a name in the same catalog: folded, and without the default schema. The search path is
  /// not looked at: search_path.hpp has what it makes of a name.
  QualifiedName resolved(const QualifiedName& name) const;
  bool same(const Identifier& a, const Identifier& b) const;
  bool same(const QualifiedName& a, const QualifiedName& b) const { return resolved(a) == resolved(b); }

private:
  RoutineKey key_of(const QualifiedName& name, const model::Arguments& arguments) const;
  std::string key_of(const model::GrantTarget& on, const Identifier& role) const;
  void own_indexes(const QualifiedName& owner, std::span<const Index> indexes);
  void hand_over_indexes(const QualifiedName& owner, std::span<const Index> former,
                         std::span<const Index> indexes);
  void disown_indexes(const QualifiedName& owner, std::span<const Index> indexes);
  void hand_over_constraints(const QualifiedName& owner, std::span<const Constraint> former,
                             std::span<const Constraint> constraints);
  /// What the foreign keys of a table point at.
  std::vector<Pointing> pointings(const QualifiedName& key, const Table& table) const;

  Naming naming_;
  SearchPath search_path_;
  Objects<QualifiedName, Table> tables_;
  base::PersistentMap<QualifiedName, QualifiedName> index_owners_; ///< index → table or materialized view
  base::PersistentMap<Pointing, TablePtr> pointings_;              ///< → the child
  base::PersistentMap<Holding, std::monostate> holdings_;
  Objects<QualifiedName, View> views_;
  Objects<RoutineKey, Routine> routines_;
  Objects<QualifiedName, Type> types_;
  Objects<QualifiedName, Sequence> sequences_;
  Objects<std::string, Grant> grants_; ///< by kind, object and role
  Objects<Identifier, Schema> schemas_;
  Objects<Identifier, Extension> extensions_;
  Objects<VerbatimKey, Verbatim> verbatim_;
};

/// A trigger of a table or view, and an index of a table or materialized view; null when unknown.
const Trigger* find_trigger(const Catalog& catalog, const QualifiedName& owner, const Identifier& name);
const Index* find_index(const Catalog& catalog, const QualifiedName& name);

/// Equality of two names under a naming.
bool same_name(const Identifier& a, const Identifier& b, const Naming& naming);

} // namespace aludel::catalog
