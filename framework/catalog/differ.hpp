#pragma once
#include "framework/catalog/diff.hpp"
#include "framework/catalog/making.hpp"

#include <set>

namespace aludel::catalog {

/// Leads a catalog to another: each operation is applied as soon as it is found, so that what follows is
/// compared with what there is by then. One file a family of phases: diff.cpp (their order), diff_drops.cpp,
/// diff_tables.cpp, diff_types.cpp, diff_objects.cpp.
class Differ {
public:
  Differ(const Catalog& from, const Catalog& goal) : now_(from), goal_(goal) {}

  Operations lead();

private:
  void emit(model::Operation operation);
  void emit(Operations operations);
  void comment(model::ObjectName object, const std::string& now, const std::string& wanted);

  // What stands in the way.
  void clear_the_way();
  std::vector<model::ObjectName> obstacles() const;
  void drop_obstacle(const model::ObjectName& part);
  void drop_value_of(const model::ObjectName& part);
  void set_free();
  void drop_keys();
  std::set<std::string> keys_in_the_way() const;
  void drop_tables();
  void drop_keys_among(const std::vector<QualifiedName>& tables);
  void drop_whole(const model::ObjectName& object);
  void drop_leftovers();

  // Tables.
  void bring_table(const QualifiedName& name);
  void create(const Table& wanted);
  void alter(const Table& wanted);
  void bring_checks_of(const QualifiedName& parent, const QualifiedName& part);
  void detach(const Table& wanted);
  void drop_all_constraints();
  void drop_constraints(const Table& wanted);
  void drop_columns(const Table& wanted);
  void bring_columns(const Table& wanted);
  void alter_column(const Table& wanted, const Column& now, const Column& column);
  void bring_constraints(const Table& wanted, bool keys);
  void bring_constraint(const Table& wanted, const Constraint& constraint);
  void bring_indexes(const QualifiedName& owner, const std::vector<Index>& wanted);
  void drop_all_indexes();
  void drop_indexes(const QualifiedName& owner, const std::vector<Index>& now,
                    const std::vector<Index>& wanted);
  void bring_upon(const Table& wanted);
  void bring_triggers(const QualifiedName& owner, const std::vector<Trigger>& wanted);
  void bring_policies(const Table& wanted);

  // Everything else.
  void bring(const model::ObjectName& object);
  void bring_type(const Type& wanted);
  void replace_type(const Type& wanted);
  void retype_columns(const QualifiedName& former, const Type& wanted);
  void bring_sequence(const Sequence& wanted);
  void bring_owners();
  void bring_routine(const Routine& wanted);
  void bring_view(const View& wanted);
  void comment_columns(const View& now, const View& wanted);
  void bring_schemas();
  void bring_verbatim(Verbatim::Stage stage);
  void bring_rights();
  void bring_rights_on(const model::GrantTarget& on, const Identifier& role);

  const Table* table_now(const QualifiedName& name) const { return now_.table(name); }

  Catalog now_;
  const Catalog& goal_;
  Operations operations_;
  std::set<QualifiedName> brought_; ///< tables that are as they will be, but for keys and triggers
  std::set<Verbatim::Stage> stages_brought_;
};

} // namespace aludel::catalog
