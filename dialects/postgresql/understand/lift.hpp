#pragma once
#include "dialects/postgresql/understand/nodes.hpp"
#include "dialects/postgresql/understand/source.hpp"
#include "dialects/postgresql/understand/tree.hpp"
#include "framework/catalog/catalog.hpp"
#include "framework/dialect/statement.hpp"
#include "framework/model/operation.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace aludel::postgresql::reading {

/// The operations that a statement is; none where the vocabulary has no word for one of its clauses.
/// `now` is the catalog that the statement finds.
std::optional<std::vector<model::Operation>> lift(const Node& tree, const Source& source,
                                                  const dialect::Statement& statement,
                                                  const catalog::Catalog& now);

/// One overload a statement, in lift_<family>.cpp: the reverse of Render. A member that meets a clause
/// without a word for it says `beyond()`, and what it gives then is not used.
class Lift {
public:
  Lift(const Source& source, const dialect::Statement& statement, const catalog::Catalog& now)
      : source_(source), statement_(statement), now_(now) {}

  void operator()(const CreateStmt& s);
  void operator()(const AlterTableStmt& s);
  void operator()(const IndexStmt& s);
  void operator()(const ReindexStmt& s);
  void operator()(const DropStmt& s);
  void operator()(const RenameStmt& s);
  void operator()(const CommentStmt& s);
  void operator()(const CreateSchemaStmt& s);
  void operator()(const CreateExtensionStmt& s);
  void operator()(const ViewStmt& s);
  void operator()(const CreateTableAsStmt& s);
  void operator()(const RefreshMatViewStmt& s);
  void operator()(const CreateFunctionStmt& s);
  void operator()(const CreateTrigStmt& s);
  void operator()(const CreateEnumStmt& s);
  void operator()(const AlterEnumStmt& s);
  void operator()(const CreateDomainStmt& s);
  void operator()(const CompositeTypeStmt& s);
  void operator()(const CreateSeqStmt& s);
  void operator()(const AlterSeqStmt& s);
  void operator()(const GrantStmt& s);
  void operator()(const CreatePolicyStmt& s);
  void operator()(const InsertStmt& s);
  void operator()(const UpdateStmt& s);
  void operator()(const DeleteStmt& s);

  void beyond() { exact_ = false; }
  std::optional<std::vector<model::Operation>> result() {
    return exact_ ? std::optional(std::move(operations_)) : std::nullopt;
  }

private:
  /// A constraint with all that a statement may say of one.
  struct Said {
    model::Identifier name;
    catalog::Constraint::Definition definition; ///< without the name
    model::Deferrable deferrable = model::Deferrable::no;
    bool not_valid = false;
    model::Identifier using_index;
  };
  /// A column, and what stands at it without being a part of one: constraints with names.
  struct SaidColumn {
    model::Column column;
    std::vector<Said> constraints;
  };

  void allow(bool said) { exact_ = exact_ && said; }
  template<class Operation>
  void add(Operation operation) {
    operations_.emplace_back(std::move(operation));
  }
  /// What follows a key word in a range; empty when it is not there.
  Range after(Range range, std::string_view word) const;

  // Names (lift.cpp): of what is there by the search path, and of what is made.
  model::QualifiedName name(const RangeVar& relation);
  model::QualifiedName name(Nodes strings);
  model::QualifiedName relation(Nodes strings);
  model::QualifiedName new_name(const RangeVar& relation);
  model::QualifiedName new_name(Nodes strings);
  model::QualifiedName written(Nodes strings);
  std::string collation(Nodes names);
  std::string collation(const CollateClause* clause);
  std::string spelled(Nodes names);
  bool cascade(int behavior);

  // Types, values, parameters (lift_values.cpp).
  model::Type type(const TypeName& type, Range text);
  std::string native_type(Nodes names, Range text);
  std::optional<model::Type> portable(const TypeName& type, Range text) const;
  model::Value value(const Node& expression, Range text);
  model::SqlText sql(Range text) const;
  model::Parameters parameters(Nodes options);
  std::optional<std::string> option_text(const DefElem& option) const;
  std::int64_t integer(const Node* node);

  // Tables (lift_tables.cpp, lift_columns.cpp, lift_constraints.cpp).
  void read_elements(const CreateStmt& s, Range elements, model::CreateTable& o);
  void put(Said said, model::CreateTable& o);
  SaidColumn column(const ColumnDef& definition, Range text);
  void read_clause(const Constraint& clause, Range text, model::Deferrable deferrable, SaidColumn& out);
  void read_key(const Constraint& clause, Said said, SaidColumn& out);
  Said constraint(const Constraint& c, Range text);
  catalog::Constraint::Definition definition(const Constraint& c, Range text);
  model::References references(const Constraint& c);
  model::Exclusion exclusion(const Constraint& c, Range text);
  model::IndexColumn key(const IndexElem& element, Range text);
  model::PartitionBy partition_by(const PartitionSpec& spec);
  model::PartitionBound bound(const PartitionBoundSpec& spec);

  // Objects by kind and name (lift_objects.cpp, lift_drops.cpp).
  model::ObjectName object(int type, const Node& named);
  model::ObjectName routine(model::ObjectKind kind, const ObjectWithArgs& named);
  void drop_tables(const DropStmt& s);
  void drop(const model::ObjectName& object, const DropStmt& s);

  // Functions, procedures, triggers (lift_routines.cpp, lift_triggers.cpp).
  model::Argument argument(const FunctionParameter& parameter);
  Range until(Range range, std::initializer_list<std::string_view> words) const;
  model::Arguments arguments(const CreateFunctionStmt& s);
  std::string result(const CreateFunctionStmt& s, Range text);
  void read_option(const DefElem& option, model::CreateFunction& o);
  void read_body(const CreateFunctionStmt& s, Range text, model::Routine& o);
  void read_setting(const Node* set, model::Parameters& settings);
  std::vector<model::TriggerEvent> events(const CreateTrigStmt& s, Range text);

  // Sequences, rights, rows (lift_sequences.cpp, lift_access.cpp, lift_rows.cpp).
  void read_option(const DefElem& option, model::AlterSequence& o, bool is_new);
  model::Identifiers roles(Nodes roles);
  std::vector<model::GrantTarget> targets(const GrantStmt& s);
  model::Identifiers columns(const InsertStmt& s, const model::QualifiedName& table);
  model::Row row(const model::Identifiers& columns, Nodes values, Range text);
  std::optional<model::ConflictRule> conflict(const OnConflictClause& clause,
                                              const model::Identifiers& columns);
  model::Row assignments(Nodes targets, Range text);

  // ALTER TABLE (lift_alter.cpp).
  void alter(const model::QualifiedName& table, const AlterTableCmd& command, Range text);
  void alter_column(const model::QualifiedName& table, const AlterTableCmd& command, Range text);
  void add_column(const model::QualifiedName& table, const AlterTableCmd& command, Range text);
  void add_constraint(const model::QualifiedName& table, Said said);
  void secure_rows(const model::QualifiedName& table, const AlterTableCmd& command);

  const Source& source_;
  const dialect::Statement& statement_;
  const catalog::Catalog& now_;
  std::vector<model::Operation> operations_;
  bool exact_ = true;
};

} // namespace aludel::postgresql::reading
