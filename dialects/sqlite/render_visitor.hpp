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
  void operator()(const model::Comment&);

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

  /// The table as the catalog knows it for sure; otherwise null, and the rendering says that it needs it.
  const catalog::Table* known(const model::QualifiedName& name);
  /// The table anew in the shape that it has afterwards.
  void reshape(const model::QualifiedName& name, const Values& values = {});

  void refuse_using_index(const model::Identifier& index);
  void refuse_text_with_nul(const model::Row& row);
  model::Identifiers key_of(const model::QualifiedName& table, const model::Identifiers& given) const;
  void add_sql(const model::SqlBlocks& blocks);

  const catalog::Catalog& before_;
  const catalog::Catalog& after_;
  dialect::Rendering out_;
};

} // namespace aludel::sqlite
