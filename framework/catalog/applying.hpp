#pragma once
#include "framework/catalog/apply.hpp"

#include <algorithm>

namespace aludel::catalog {

struct Rights;

/// One overload an operation, in apply_<family>.cpp. An object is copied, changed, and put back: catalogs are
/// values.
struct Apply {
  Catalog& catalog;
  const Author& author;
  std::string_view dialect;
  base::Diagnostics& clashes;

  void operator()(const model::CreateTable& o) const;
  void operator()(const model::DropTable& o) const;
  void operator()(const model::RenameTable& o) const;
  void operator()(const model::AttachPartition& o) const;
  void operator()(const model::DetachPartition& o) const;

  void operator()(const model::AddColumn& o) const;
  void operator()(const model::DropColumn& o) const;
  void operator()(const model::RenameColumn& o) const;
  void operator()(const model::AlterColumn& o) const;

  void operator()(const model::AddPrimaryKey& o) const;
  void operator()(const model::AddUnique& o) const;
  void operator()(const model::AddForeignKey& o) const;
  void operator()(const model::AddCheck& o) const;
  void operator()(const model::AddExclusion& o) const;
  void operator()(const model::DropConstraint& o) const;
  void operator()(const model::ValidateConstraint& o) const;
  void operator()(const model::RenameConstraint& o) const;

  void operator()(const model::CreateIndex& o) const;
  void operator()(const model::DropIndex& o) const;
  void operator()(const model::RenameIndex& o) const;
  void operator()(const model::Reindex&) const {}

  void operator()(const model::CreateSchema& o) const;
  void operator()(const model::DropSchema& o) const;
  void operator()(const model::CreateExtension& o) const;
  void operator()(const model::DropExtension& o) const;

  void operator()(const model::CreateView& o) const;
  void operator()(const model::DropView& o) const;
  void operator()(const model::CreateMaterializedView& o) const;
  void operator()(const model::RefreshMaterializedView& o) const;
  void operator()(const model::DropMaterializedView& o) const;

  void operator()(const model::CreateFunction& o) const;
  void operator()(const model::DropFunction& o) const;
  void operator()(const model::CreateProcedure& o) const;
  void operator()(const model::DropProcedure& o) const;
  void operator()(const model::CreateTrigger& o) const;
  void operator()(const model::DropTrigger& o) const;

  void operator()(const model::CreateEnum& o) const;
  void operator()(const model::AddEnumValue& o) const;
  void operator()(const model::RenameEnumValue& o) const;
  void operator()(const model::CreateDomain& o) const;
  void operator()(const model::CreateComposite& o) const;
  void operator()(const model::DropType& o) const;

  void operator()(const model::CreateSequence& o) const;
  void operator()(const model::AlterSequence& o) const;
  void operator()(const model::DropSequence& o) const;

  void operator()(const model::Grant& o) const;
  void operator()(const model::Revoke& o) const;
  void operator()(const model::EnableRowSecurity& o) const;
  void operator()(const model::DisableRowSecurity& o) const;
  void operator()(const model::CreatePolicy& o) const;
  void operator()(const model::DropPolicy& o) const;

  void operator()(const model::Comment& o) const;
  void operator()(const model::Rename& o) const;

  void operator()(const model::Insert&) const {}
  void operator()(const model::Upsert&) const {}
  void operator()(const model::Update&) const {}
  void operator()(const model::Delete&) const {}
  void operator()(const model::Sql& o) const { mark(o.blocks); }
  void operator()(const model::SqlFile& o) const { mark(o.blocks); }

private:
  const Naming& naming() const { return catalog.naming(); }
  Origin made() const { return {author.revision, author.revision, author.maybe}; }
  void stamp(Origin& origin) const;
  void clash(std::string code, std::string message) const;
  void duplicate(std::string_view what, const std::string& name) const;
  void unknown_part(const Table& table, std::string_view what, const Identifier& name) const;

  /// Whether a name is taken, by what the history is sure of; says so unless `may_exist`. What is not sure to
  /// be there makes room: the database would have refused the new one otherwise.
  bool relation_taken(const QualifiedName& name, bool may_exist) const;
  void make_room(const QualifiedName& name) const;
  bool type_taken(const QualifiedName& name) const;
  bool new_name_taken(const QualifiedName& from, const QualifiedName& to) const;

  /// Changes a known object by `change(object)`, which returns whether there is anything to keep.
  template<class Object, class Change>
  void edit(const Object* known, Change&& change) const {
    if (known == nullptr) return;
    Object object = *known;
    if (!change(object)) return;
    stamp(object.origin);
    catalog.put(std::move(object));
  }
  template<class Change>
  void edit_table(const QualifiedName& name, Change&& change) const {
    edit(catalog.table(name), std::forward<Change>(change));
  }
  /// The same for the table and all its partitions, and theirs.
  template<class Change>
  void edit_tree(const QualifiedName& name, Change&& change) const {
    for (const auto& each : with_partitions(name)) edit_table(each, change);
  }
  std::vector<QualifiedName> with_partitions(const QualifiedName& name) const;

  template<class Change>
  void edit_column(const QualifiedName& name, const Identifier& column, Change&& change) const {
    for (const auto& each : with_partitions(name)) edit_own_column(each, column, change);
  }
  template<class Change>
  void edit_own_column(const QualifiedName& name, const Identifier& column, Change&& change) const {
    edit_table(name, [&](Table& table) {
      const auto at = std::find_if(table.columns.begin(), table.columns.end(),
                                   [&](const Column& c) { return catalog.same(c.definition.name, column); });
      if (at == table.columns.end()) return unknown_part(table, "column", column), false;
      at->origin.changed = author.revision;
      change(*at);
      return true;
    });
  }

  template<class Change>
  void edit_constraint(const QualifiedName& name, const Identifier& constraint, bool may_lack,
                       Change&& change) const {
    edit_table(name, [&](Table& table) {
      const auto at = std::find_if(table.constraints.begin(), table.constraints.end(),
                                   [&](const Constraint& c) { return catalog.same(c.name, constraint); });
      if (at == table.constraints.end()) {
        if (!may_lack) unknown_part(table, "constraint", constraint);
        return false;
      }
      change(table, at);
      return true;
    });
  }

  /// Calls `change(indexes, at)` for an index of a table or of a materialized view.
  template<class Change>
  void edit_index(const QualifiedName& name, Change&& change) const {
    const auto edit_list = [&](auto& owner) {
      const auto at = std::find_if(owner.indexes.begin(), owner.indexes.end(), [&](const Index& index) {
        return catalog.same(index.definition.name, name.name);
      });
      change(owner.indexes, at);
      return true;
    };
    edit(catalog.table_of_index(name), edit_list);
    edit(catalog.view_of_index(name), edit_list);
  }

  /// Calls `change(triggers, at)` for a trigger of a table or view; `at` is the end when there is none.
  template<class Change>
  void edit_trigger(const QualifiedName& owner, const Identifier& name, Change&& change) const {
    const auto edit_list = [&](auto& object) {
      const auto at =
          std::find_if(object.triggers.begin(), object.triggers.end(),
                       [&](const Trigger& trigger) { return catalog.same(trigger.definition.name, name); });
      return change(object, at);
    };
    edit(catalog.table(owner), edit_list);
    edit(catalog.view(owner), edit_list);
  }

  template<class Change>
  void edit_policy(const QualifiedName& owner, const Identifier& name, bool may_lack, Change&& change) const {
    edit_table(owner, [&](Table& table) {
      const auto at = std::find_if(table.policies.begin(), table.policies.end(),
                                   [&](const Policy& p) { return p.definition.name == name; });
      if (at == table.policies.end()) {
        if (!may_lack) unknown_part(table, "policy", name);
        return false;
      }
      change(table.policies, at);
      return true;
    });
  }

  bool add(Table& table, const Identifier& given, Constraint::Definition definition,
           model::Deferrable deferrable, bool validated = true) const;
  model::Unique take_index(Table& table, const Identifier& name) const;
  void make(Routine routine, bool replace) const;
  void make(Type type) const;
  void drop(const Routine* routine, bool cascade) const;
  void set_rights(const model::GrantTarget& on, const Identifier& role, const Rights& rights) const;
  void rename_part(const model::Rename& o) const;
  bool part_taken(const model::Rename& o, const void* other) const;
  void mark(const model::SqlBlocks& blocks) const;
  void mark(const model::ObjectName& object) const;
};

} // namespace aludel::catalog
