#pragma once
#include "dialects/ansi/spelling.hpp"
#include "dialects/postgresql/clauses.hpp"
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
  void operator()(const model::AttachPartition& o);
  void operator()(const model::DetachPartition& o);

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

  void operator()(const model::CreateView& o);
  void operator()(const model::DropView& o);
  void operator()(const model::CreateMaterializedView& o);
  void operator()(const model::RefreshMaterializedView& o);
  void operator()(const model::DropMaterializedView& o);

  void operator()(const model::CreateFunction& o);
  void operator()(const model::DropFunction& o);
  void operator()(const model::CreateProcedure& o);
  void operator()(const model::DropProcedure& o);
  void operator()(const model::CreateTrigger& o);
  void operator()(const model::DropTrigger& o);

  void operator()(const model::CreateEnum& o);
  void operator()(const model::AddEnumValue& o);
  void operator()(const model::RenameEnumValue& o);
  void operator()(const model::CreateDomain& o);
  void operator()(const model::CreateComposite& o);
  void operator()(const model::DropType& o);

  void operator()(const model::CreateSequence& o);
  void operator()(const model::AlterSequence& o);
  void operator()(const model::DropSequence& o);

  void operator()(const model::Grant& o);
  void operator()(const model::Revoke& o);
  void operator()(const model::EnableRowSecurity& o);
  void operator()(const model::DisableRowSecurity& o);
  void operator()(const model::CreatePolicy& o);
  void operator()(const model::DropPolicy& o);

  void operator()(const model::Comment& o);
  void operator()(const model::Rename& o);

  void operator()(const model::Insert& o);
  void operator()(const model::Upsert& o);
  void operator()(const model::Update& o);
  void operator()(const model::Delete& o);

  void operator()(const model::Sql& o);
  void operator()(const model::SqlFile& o);

private:
  void add(std::string sql);
  template<class Drop>
  void add_drop(const std::string& kind, const std::string& object, const Drop& o) {
    add("DROP " + kind + " " + if_exists(o.if_exists) + object + cascade(o.cascade));
  }
  void add_comment(const std::string& on, const std::string& text);
  void refuse(std::string message, std::string help) {
    problems().push_back(ansi::unsupported(std::move(message), std::move(help)));
  }
  base::Diagnostics& problems() { return out_.problems; }
  std::string name(const model::QualifiedName& name) const { return ansi::qualified(name, spelling_); }
  std::string name(const model::Identifier& name) const { return spelling_.name(name); }
  std::string alter(const model::QualifiedName& table) const { return "ALTER TABLE " + name(table) + " "; }
  /// name, or name(types) where they are told.
  std::string routine(const model::QualifiedName& called,
                      const std::optional<model::Arguments>& arguments) const;
  /// "TABLE t", "TRIGGER n ON t", "FUNCTION f(integer)".
  std::string object(const model::ObjectName& object) const;
  /// " (a, b)", with a blank in front; nothing without names.
  std::string column_list(const model::Identifiers& columns) const;
  std::string tablespace(const std::string& name) const;

  std::string default_of(const model::Value& value, const model::Identifier& column);
  std::string computed(const model::Column& column);
  std::string column_line(const model::Column& column);
  std::string clause(const model::Exclusion& exclusion);
  std::string storage(const model::Parameters& parameters) const;
  std::vector<std::string> table_lines(const model::CreateTable& o);
  std::string shape(const model::CreateTable& o);
  std::string bound(const model::PartitionBound& bound);
  std::string query(const model::SqlText& sql, const std::string& what);
  void add_index(const model::CreateIndex& o);

  std::string argument_list(const model::Arguments& arguments) const;
  std::string settings(const model::Parameters& set);
  std::string definition(const model::QualifiedName& called, const model::Routine& routine,
                         const std::string& properties);
  std::string estimate(const std::string& word, const std::string& number);
  std::string event(const model::TriggerEvent& event) const;
  std::string grants(const std::vector<model::Privilege>& privileges, const model::GrantTarget& on);

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
