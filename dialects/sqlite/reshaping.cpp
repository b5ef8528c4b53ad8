#include "dialects/sqlite/reshaping.hpp"

#include "dialects/ansi/words.hpp"
#include "dialects/sqlite/create_table.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/split.hpp"
#include "framework/base/text.hpp"
#include "framework/catalog/table_parts.hpp"
#include "framework/catalog/words.hpp"

#include <algorithm>

namespace aludel::sqlite {

namespace {
using catalog::Catalog;
using catalog::Table;

template<class Parts>
bool any_maybe(const Parts& parts) {
  return std::any_of(parts.begin(), parts.end(), [](const auto& part) { return part.origin.maybe; });
}

enum class Default { none, literal, expression };

struct KindOfDefault {
  Default operator()(const model::Null&) const { return Default::none; }
  Default operator()(const model::SqlText& sql) const {
    const auto* text = sql.in("sqlite");
    if (text == nullptr || !is_literal(*text)) return Default::expression;
    return base::iequals(base::trim(*text), "null") ? Default::none : Default::literal;
  }
  template<class Literal>
  Default operator()(const Literal&) const {
    return Default::literal;
  }
};

Default default_of(const model::Column& column) {
  return column.default_value ? std::visit(KindOfDefault{}, *column.default_value) : Default::none;
}

bool is_refused(const model::Column& column) {
  if (column.primary_key || column.unique || column.identity || column.autoincrement) return true;
  if (column.generated) return column.generated->stored || !column.nullable;
  const auto kind = default_of(column);
  return kind == Default::expression || (kind == Default::none && !column.nullable) ||
         (kind == Default::literal && column.references);
}

bool has_column(const Table* table, const model::Identifier& column) {
  return table != nullptr && table->column(column, naming()) != nullptr;
}

bool is_used(const Table& table, const model::Identifier& column) {
  const auto constrains = [&](const auto& c) { return catalog::uses_column(c, column, naming()); };
  const auto indexes = [&](const auto& i) { return catalog::uses_column(i.definition, column, naming()); };
  const auto computes = [&](const auto& c) {
    return c.definition.generated && catalog::mentions(c.definition.generated->sql, column);
  };
  return std::any_of(table.constraints.begin(), table.constraints.end(), constrains) ||
         std::any_of(table.indexes.begin(), table.indexes.end(), indexes) ||
         std::any_of(table.columns.begin(), table.columns.end(), computes);
}

/// SQL that makes a table anew drops the old one. With foreign keys on, DROP TABLE deletes all rows first,
/// and those that point at them along with them or not at all (https://www.sqlite.org/foreignkeys.html,
/// section 5).
bool drops_table(const model::SqlBlocks& blocks) {
  const auto* texts = blocks.in("sqlite");
  return texts != nullptr && std::any_of(texts->begin(), texts->end(), [](const model::SqlBlock& block) {
           if (base::lower(block.text).find("drop") == std::string::npos) return false;
           const auto statements = split(block);
           return std::any_of(statements.begin(), statements.end(), [](const dialect::Statement& statement) {
             return ansi::leading_words(statement.sql, 2, false) == std::vector<std::string>{"DROP", "TABLE"};
           });
         });
}

struct Reshapes {
  const Catalog& before;

  bool operator()(const model::AddColumn& o) const { return adds_by_rebuild(o, before); }
  bool operator()(const model::DropColumn& o) const { return drops_by_rebuild(o, before); }
  bool operator()(const model::AlterColumn& o) const { return alters_anything(o); }
  bool operator()(const model::AddPrimaryKey&) const { return true; }
  bool operator()(const model::AddUnique&) const { return true; }
  bool operator()(const model::AddForeignKey&) const { return true; }
  bool operator()(const model::AddCheck&) const { return true; }
  bool operator()(const model::DropConstraint& o) const {
    const auto* table = before.table(o.table);
    return !is_sure(table) || table->constraint(o.name, naming()) != nullptr;
  }
  bool operator()(const model::RenameConstraint&) const { return true; }

  bool operator()(const model::CreateTable&) const { return false; }
  bool operator()(const model::DropTable&) const { return false; }
  bool operator()(const model::RenameTable&) const { return false; }
  bool operator()(const model::AttachPartition&) const { return false; }
  bool operator()(const model::DetachPartition&) const { return false; }
  bool operator()(const model::RenameColumn&) const { return false; }
  bool operator()(const model::AddExclusion&) const { return false; }
  bool operator()(const model::ValidateConstraint&) const { return false; }
  bool operator()(const model::CreateIndex&) const { return false; }
  bool operator()(const model::DropIndex&) const { return false; }
  bool operator()(const model::RenameIndex&) const { return false; }
  bool operator()(const model::Reindex&) const { return false; }
  bool operator()(const model::CreateSchema&) const { return false; }
  bool operator()(const model::DropSchema&) const { return false; }
  bool operator()(const model::CreateExtension&) const { return false; }
  bool operator()(const model::DropExtension&) const { return false; }
  bool operator()(const model::CreateView&) const { return false; }
  bool operator()(const model::DropView&) const { return false; }
  bool operator()(const model::CreateMaterializedView&) const { return false; }
  bool operator()(const model::RefreshMaterializedView&) const { return false; }
  bool operator()(const model::DropMaterializedView&) const { return false; }
  bool operator()(const model::CreateFunction&) const { return false; }
  bool operator()(const model::DropFunction&) const { return false; }
  bool operator()(const model::CreateProcedure&) const { return false; }
  bool operator()(const model::DropProcedure&) const { return false; }
  bool operator()(const model::CreateTrigger&) const { return false; }
  bool operator()(const model::DropTrigger&) const { return false; }
  bool operator()(const model::CreateEnum&) const { return false; }
  bool operator()(const model::AddEnumValue&) const { return false; }
  bool operator()(const model::RenameEnumValue&) const { return false; }
  bool operator()(const model::CreateDomain&) const { return false; }
  bool operator()(const model::CreateComposite&) const { return false; }
  bool operator()(const model::DropType&) const { return false; }
  bool operator()(const model::CreateSequence&) const { return false; }
  bool operator()(const model::AlterSequence&) const { return false; }
  bool operator()(const model::DropSequence&) const { return false; }
  bool operator()(const model::Grant&) const { return false; }
  bool operator()(const model::Revoke&) const { return false; }
  bool operator()(const model::EnableRowSecurity&) const { return false; }
  bool operator()(const model::DisableRowSecurity&) const { return false; }
  bool operator()(const model::CreatePolicy&) const { return false; }
  bool operator()(const model::DropPolicy&) const { return false; }
  bool operator()(const model::Comment&) const { return false; }
  bool operator()(const model::Rename&) const { return false; }
  bool operator()(const model::Insert&) const { return false; }
  bool operator()(const model::Upsert&) const { return false; }
  bool operator()(const model::Update&) const { return false; }
  bool operator()(const model::Delete&) const { return false; }
  bool operator()(const model::Sql& o) const { return drops_table(o.blocks); }
  bool operator()(const model::SqlFile& o) const { return drops_table(o.blocks); }
};
} // namespace

bool is_sure(const Table* table) {
  return table != nullptr && table->certain() && !any_maybe(table->columns) &&
         !any_maybe(table->constraints) && !any_maybe(table->indexes) && !any_maybe(table->triggers);
}

bool adds_by_rebuild(const model::AddColumn& operation, const Catalog& before) {
  const auto* table = before.table(operation.table);
  const bool is_there = operation.if_not_exists && is_sure(table) && has_column(table, operation.column.name);
  return !is_there && is_refused(operation.column);
}

bool drops_by_rebuild(const model::DropColumn& operation, const Catalog& before) {
  const auto* table = before.table(operation.table);
  return !is_sure(table) || is_used(*table, operation.column);
}

bool alters_anything(const model::AlterColumn& o) {
  return o.type || o.convert || o.nullable || o.default_value || o.drop_default;
}

std::vector<model::QualifiedName> pointing_at(const model::QualifiedName& table, const Catalog& catalog) {
  std::vector<model::QualifiedName> found;
  for (const auto* other : catalog.pointing_at(table))
    if (!catalog.same(other->name, table)) found.push_back(other->name);
  return found;
}

bool reshapes(const model::Operation& operation, const Catalog& before) {
  return std::visit(Reshapes{before}, operation);
}

} // namespace aludel::sqlite
