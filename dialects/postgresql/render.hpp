#pragma once
#include "dialects/ansi/spelling.hpp"
#include "framework/dialect/dialect.hpp"

#include <string>

namespace aludel::postgresql {

dialect::Rendering render(const model::Operation& operation, const catalog::Catalog& before);

/// One overload an operation, in render_<family>.cpp. What each writes is in the PostgreSQL manual, part VI.
class Render {
public:
  Render(const catalog::Catalog& before, dialect::Rendering& out);

  void operator()(const model::CreateTable& o);
  void operator()(const model::DropTable& o);
  void operator()(const model::RenameTable& o);

  void operator()(const model::AddColumn& o);
  void operator()(const model::DropColumn& o);
  void operator()(const model::RenameColumn& o);
  void operator()(const model::AlterColumn& o);

  void operator()(const model::AddPrimaryKey& o);
  void operator()(const model::AddUnique& o);
  void operator()(const model::AddForeignKey& o);
  void operator()(const model::AddCheck& o);
  void operator()(const model::AddExclusion& o);
  void operator()(const model::DropConstraint& o);
  void operator()(const model::ValidateConstraint& o);
  void operator()(const model::RenameConstraint& o);

  void operator()(const model::CreateIndex& o);
  void operator()(const model::DropIndex& o);
  void operator()(const model::RenameIndex& o);
  void operator()(const model::Reindex& o);

  void operator()(const model::CreateSchema& o);
  void operator()(const model::DropSchema& o);
  void operator()(const model::CreateExtension& o);
  void operator()(const model::DropExtension& o);
  void operator()(const model::Comment& o);

  void operator()(const model::Insert& o);
  void operator()(const model::Upsert& o);
  void operator()(const model::Update& o);
  void operator()(const model::Delete& o);

  void operator()(const model::Sql& o);
  void operator()(const model::SqlFile& o);

private:
  void add(std::string sql);
  void add_comment(const std::string& on, const std::string& text);
  base::Diagnostics& problems() { return out_.problems; }
  std::string name(const model::QualifiedName& name) const { return ansi::qualified(name, spelling_); }
  std::string name(const model::Identifier& name) const { return spelling_.name(name); }
  std::string alter(const model::QualifiedName& table) const { return "ALTER TABLE " + name(table) + " "; }

  std::string default_of(const model::Value& value, const model::Identifier& column);
  std::string computed(const model::Column& column);
  std::string column_line(const model::Column& column);
  std::string clause(const model::Exclusion& exclusion);
  std::string storage(const model::Parameters& parameters) const;
  std::vector<std::string> table_lines(const model::CreateTable& o);
  void add_index(const model::CreateIndex& o);
  void add_rows(const model::QualifiedName& table, const std::vector<model::Row>& rows,
                std::optional<model::ConflictRule> conflict);
  bool fill_key(const model::QualifiedName& table, model::Identifiers& key);
  void add_text(const model::SqlBlocks& blocks);
  void add_key(const model::QualifiedName& table, const model::Identifier& given, std::string_view kind,
               const model::Identifiers& columns, const model::Identifier& using_index,
               model::Deferrable deferrable);

  const catalog::Catalog& before_;
  dialect::Rendering& out_;
  ansi::Spelling spelling_;
};

} // namespace aludel::postgresql
