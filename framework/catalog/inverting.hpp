#pragma once
#include "framework/catalog/invert.hpp"
#include "framework/catalog/making.hpp"

namespace aludel::catalog {

using Result = std::variant<Inverse, NoInverse>;

/// One overload an operation, in invert_<family>.cpp.
struct Invert {
  const Catalog& before;

  Result operator()(const model::CreateTable& o) const;
  Result operator()(const model::DropTable& o) const;
  Result operator()(const model::RenameTable& o) const;
  Result operator()(const model::AttachPartition& o) const;
  Result operator()(const model::DetachPartition& o) const;

  Result operator()(const model::AddColumn& o) const;
  Result operator()(const model::DropColumn& o) const;
  Result operator()(const model::RenameColumn& o) const;
  Result operator()(const model::AlterColumn& o) const;

  Result operator()(const model::AddPrimaryKey& o) const;
  Result operator()(const model::AddUnique& o) const;
  Result operator()(const model::AddForeignKey& o) const;
  Result operator()(const model::AddCheck& o) const;
  Result operator()(const model::AddExclusion& o) const;
  Result operator()(const model::DropConstraint& o) const;
  Result operator()(const model::ValidateConstraint& o) const;
  Result operator()(const model::RenameConstraint& o) const;

  Result operator()(const model::CreateIndex& o) const;
  Result operator()(const model::DropIndex& o) const;
  Result operator()(const model::RenameIndex& o) const;
  Result operator()(const model::Reindex& o) const;

  Result operator()(const model::CreateSchema& o) const;
  Result operator()(const model::DropSchema& o) const;
  Result operator()(const model::CreateExtension& o) const;
  Result operator()(const model::DropExtension& o) const;

  Result operator()(const model::CreateView& o) const;
  Result operator()(const model::DropView& o) const;
  Result operator()(const model::CreateMaterializedView& o) const;
  Result operator()(const model::RefreshMaterializedView& o) const;
  Result operator()(const model::DropMaterializedView& o) const;

  Result operator()(const model::CreateFunction& o) const;
  Result operator()(const model::DropFunction& o) const;
  Result operator()(const model::CreateProcedure& o) const;
  Result operator()(const model::DropProcedure& o) const;
  Result operator()(const model::CreateTrigger& o) const;
  Result operator()(const model::DropTrigger& o) const;

  Result operator()(const model::CreateEnum& o) const;
  Result operator()(const model::AddEnumValue& o) const;
  Result operator()(const model::RenameEnumValue& o) const;
  Result operator()(const model::CreateDomain& o) const;
  Result operator()(const model::CreateComposite& o) const;
  Result operator()(const model::DropType& o) const;

  Result operator()(const model::CreateSequence& o) const;
  Result operator()(const model::AlterSequence& o) const;
  Result operator()(const model::DropSequence& o) const;

  Result operator()(const model::Grant& o) const;
  Result operator()(const model::Revoke& o) const;
  Result operator()(const model::EnableRowSecurity& o) const;
  Result operator()(const model::DisableRowSecurity& o) const;
  Result operator()(const model::CreatePolicy& o) const;
  Result operator()(const model::DropPolicy& o) const;

  Result operator()(const model::Comment& o) const;
  Result operator()(const model::Rename& o) const;

  Result operator()(const model::Insert& o) const;
  Result operator()(const model::Upsert& o) const;
  Result operator()(const model::Update& o) const;
  Result operator()(const model::Delete& o) const;
  Result operator()(const model::Sql& o) const;
  Result operator()(const model::SqlFile& o) const;

  static Result undone_by(model::Operation operation, std::string lost = {}) {
    return Inverse{{std::move(operation)}, std::move(lost)};
  }
  static Result nothing_to_undo(std::string lost = {}) { return Inverse{{}, std::move(lost)}; }

  /// The table as nothing but the history has made it; null otherwise.
  const Table* known(const QualifiedName& name) const;
  static Result unknown(const QualifiedName& table, std::string lost = {});
  static Result no_such(std::string_view what, const QualifiedName& table, const Identifier& name);
  /// "what view v looked like is not known: raw SQL made or changed it"
  static Result unknown_object(std::string_view what, const std::string& name);

  Result parted(const model::Operation& done, model::Operation undo) const;
  /// What the operation took, with all that went along, and what it changed: by the difference that it makes.
  Result taken_back(const model::Operation& operation) const;
  Result dropped(Operations made_again, model::GrantKind kind, const QualifiedName& name,
                 std::string lost = {}) const;

  template<class Add>
  Result added(const Add& o, const Identifier& given) const;
  template<class Add>
  Result added_from_index(const Add& o) const;
  template<class Drop>
  Result dropped_view(const Drop& o) const;
  template<class Create>
  Result created_routine(const Create& o, model::Operation drop) const;
  template<class Drop>
  Result dropped_routine(const Drop& o) const;
};

/// What is kept in the spelling of the database would come back without what no step can say of it.
inline bool fits_steps(const Constraint& constraint) { return constraint.verbatim.empty(); }
inline NoInverse beyond_steps(const Constraint& constraint, std::string lost = {}) {
  return {"no step can say all of constraint " + constraint.name.text + " (" + constraint.verbatim + ")",
          {},
          std::move(lost)};
}

} // namespace aludel::catalog
