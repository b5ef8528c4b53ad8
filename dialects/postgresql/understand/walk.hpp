#pragma once
#include "dialects/postgresql/understand/scopes.hpp"
#include "dialects/postgresql/understand/tree.hpp"
#include "dialects/postgresql/understand/uses.hpp"

#include <initializer_list>

struct PgQuery__ColumnRef;
struct PgQuery__DefineStmt;
struct PgQuery__FuncCall;
struct PgQuery__IntoClause;
struct PgQuery__LockingClause;
struct PgQuery__MergeStmt;
struct PgQuery__RangeFunction;
struct PgQuery__RangeSubselect;
struct PgQuery__SelectStmt;
struct PgQuery__WithClause;

namespace aludel::postgresql::reading {

/// Goes through a tree and says what it names. Structures without a member of their own here are gone through
/// field by field, as the library's description of them has it: none is left out.
class Walk {
public:
  Walk(Uses& uses, const Reading& reading)
      : uses_(uses), reading_(reading), scopes_(uses.now(), !reading.has_variables) {}

  void statement(const Node& tree);

private:
  struct Handler {
    const void* descriptor;
    void (*handle)(Walk& walk, const Message& message);
  };
  template<auto member>
  static void handle(Walk& walk, const Message& message);
  static const Handler handlers[];
  static const Handler* handler_of(const Message& message);

  void visit(const Message& message);
  void visit(const Node* node);
  void visit(Nodes list);
  /// Every part of the structure but those that have been gone through.
  void visit_parts(const Message& message, std::initializer_list<const void*> done = {});

  // Queries (walk_queries.cpp).
  void select(const PgQuery__SelectStmt& s);
  void insert(const InsertStmt& s);
  void update(const UpdateStmt& s);
  void remove(const DeleteStmt& s);
  void merge(const PgQuery__MergeStmt& s);
  void with(const PgQuery__WithClause* clause);
  void target(const RangeVar& relation);
  void set_columns(Nodes targets, const model::QualifiedName& table);
  void column(const PgQuery__ColumnRef& reference);
  void call(const PgQuery__FuncCall& call);
  void type(const TypeName& type);
  void rows(const RangeVar& relation);
  void rows_of_query(const PgQuery__RangeSubselect& query);
  void rows_of_function(const PgQuery__RangeFunction& function);
  void locked_rows(const PgQuery__LockingClause& clause);

  // What changes schemas (walk_changes.cpp).
  void changes(const Node& tree);
  void change_others(const Node& tree);
  void change_types(const Node& tree);
  void make_schema(const CreateSchemaStmt& s);
  void make(const RangeVar* relation, model::ObjectKind kind = model::ObjectKind::table);
  void make(model::ObjectKind kind, Nodes name);
  void change(const RangeVar* relation, model::ObjectKind otherwise = model::ObjectKind::table);
  void change(const RangeVar& relation, model::QualifiedName name, model::ObjectKind otherwise);
  void change_with_columns(const RangeVar* table);
  void make_with_columns(const RangeVar* table);
  void change(int object_type, const Node* named);
  void change(model::ObjectKind kind, Nodes name);
  void add_new_and_old();
  void change_part(model::ObjectKind kind, const std::string& part);
  void into(const PgQuery__IntoClause& clause);
  void definition(const PgQuery__DefineStmt& s);
  void constraint(const Constraint& c);
  void command(const AlterTableCmd& command);
  void index_key(const IndexElem& element);

  void say(model::ObjectKind kind, model::QualifiedName name, bool changed, int location = -1);
  void say_column(const model::QualifiedName& table, const std::string& name, bool changed,
                  int location = -1);
  model::ObjectKind kind_of(const model::QualifiedName& name, model::ObjectKind otherwise) const;
  // Names by the search path: of what is there, and of what is made.
  model::QualifiedName relation(const model::QualifiedName& written) const;
  model::QualifiedName relation(const RangeVar& written) const { return relation(name_of(written)); }
  model::QualifiedName found(const model::QualifiedName& written) const;
  model::QualifiedName made(const RangeVar& written) const;
  static model::QualifiedName last_two(Nodes strings);

  Uses& uses_;
  const Reading& reading_;
  Scopes scopes_;
  std::vector<const RangeVar*> said_; ///< relations whose kind their statement tells
  model::QualifiedName relation_;     ///< whose parts the statement changes
};

} // namespace aludel::postgresql::reading
