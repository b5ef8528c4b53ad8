#pragma once
#include "dialects/sqlite/rebuild.hpp"
#include "framework/dialect/dialect.hpp"

#include <string>

namespace aludel::sqlite {

/// One overload an operation; the definitions stand by family in render_*.cpp.
class Render {
public:
  Render(const catalog::Catalog& before, const catalog::Catalog& after) : before_(before), after_(after) {}
  dialect::Rendering result() && { return std::move(out_); }

  void operator()(const model::CreateTable&);
  void operator()(const model::DropTable&);
  void operator()(const model::RenameTable&);
  void operator()(const model::AttachPartition&);
  void operator()(const model::DetachPartition&);

  void operator()(const model::AddColumn&);
  void operator()(const model::DropColumn&);
  void operator()(const model::RenameColumn&);
  void operator()(const model::AlterColumn&);

  void operator()(const model::AddPrimaryKey&);
  void operator()(const model::AddUnique&);
  void operator()(const model::AddForeignKey&);
  void operator()(const model::AddCheck&);
  void operator()(const model::AddExclusion&);
  void operator()(const model::DropConstraint&);
  void operator()(const model::ValidateConstraint&);
  void operator()(const model::RenameConstraint&);

  void operator()(const model::CreateIndex&);
  void operator()(const model::DropIndex&);
  void operator()(const model::RenameIndex&);
  void operator()(const model::Reindex&);

  void operator()(const model::CreateSchema&);
  void operator()(const model::DropSchema&);
  void operator()(const model::CreateExtension&);
  void operator()(const model::DropExtension&);

  void operator()(const model::CreateView&);
  void operator()(const model::DropView&);
  void operator()(const model::CreateMaterializedView&);
  void operator()(const model::RefreshMaterializedView&);
  void operator()(const model::DropMaterializedView&);

  void operator()(const model::CreateTrigger&);
  void operator()(const model::DropTrigger&);

  void operator()(const model::CreateFunction&);
  void operator()(const model::DropFunction&);
  void operator()(const model::CreateProcedure&);
  void operator()(const model::DropProcedure&);

  void operator()(const model::CreateEnum&);
  void operator()(const model::AddEnumValue&);
  void operator()(const model::RenameEnumValue&);
  void operator()(const model::CreateDomain&);
  void operator()(const model::CreateComposite&);
  void operator()(const model::DropType&);

  void operator()(const model::CreateSequence&);
  void operator()(const model::AlterSequence&);
  void operator()(const model::DropSequence&);

  void operator()(const model::Grant&);
  void operator()(const model::Revoke&);
  void operator()(const model::EnableRowSecurity&);
  void operator()(const model::DisableRowSecurity&);
  void operator()(const model::CreatePolicy&);
  void operator()(const model::DropPolicy&);

  void operator()(const model::Comment&);
  void operator()(const model::Rename&);

  void operator()(const model::Insert&);
  void operator()(const model::Upsert&);
  void operator()(const model::Update&);
  void operator()(const model::Delete&);

  void operator()(const model::Sql&);
  void operator()(const model::SqlFile&);

private:
  void add(std::string sql);
  void note(std::string text);
  void refuse(std::string message, std::string help);
  /// SQLite has no such things, `what` in the plural.
  void lacks(const std::string& what, const std::string& name, const std::string& instead = {});

  /// The table as the catalog knows it for sure; otherwise null, and the rendering says that it needs it.
  const catalog::Table* known(const model::QualifiedName& name);
  /// The table anew in the shape that it has afterwards.
  void reshape(const model::QualifiedName& name, const Values& values = {});

  /// Views that the operation takes along: the catalog has none of them afterwards.
  void drop_views_along(const model::QualifiedName& with);
  /// A view anew, with the triggers that it has afterwards.
  void remake(const model::CreateView& shape, const model::QualifiedName& former, bool if_exists);
  void rename_view(const model::Rename& operation);
  void follow(const catalog::View& view, const catalog::View& renamed);

  void rename_trigger(const model::Rename& operation);
  void expect_trigger_on(const model::QualifiedName& relation, const model::Identifier& trigger);
  void refuse_taken_name(const model::QualifiedName& relation, const model::Identifier& trigger);
  void refuse_wrong_timing(const model::CreateTrigger& operation);
  /// The schema that keeps the triggers of a table or view.
  model::Identifier home_of(const model::QualifiedName& relation) const;

  void note_enumeration(const model::Identifier& column, const model::Type& type);

  void refuse_using_index(const model::Identifier& index);
  void refuse_text_with_nul(const model::Row& row);
  model::Identifiers key_of(const model::QualifiedName& table, const model::Identifiers& given) const;
  void add_sql(const model::SqlBlocks& blocks);

  const catalog::Catalog& before_;
  const catalog::Catalog& after_;
  dialect::Rendering out_;
};

} // namespace aludel::sqlite
