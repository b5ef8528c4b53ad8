#include "framework/replay/touched.hpp"

namespace aludel::replay {

namespace {
using Names = std::set<std::string>;

/// Puts the names of one operation into `into`; false when it may touch anything.
struct Touch {
  Names& into;

  bool named(std::string_view kind, const std::string& name) const {
    into.insert(std::string(kind) + " " + name);
    return true;
  }
  bool table(const model::QualifiedName& name) const { return named("table", to_string(name)); }
  bool index(const model::QualifiedName& name) const { return named("index", to_string(name)); }
  void keys_of(const std::vector<model::Column>& columns) const {
    for (const auto& column : columns)
      if (column.references) table(column.references->table);
  }

  bool operator()(const model::Sql&) const { return false; }
  bool operator()(const model::SqlFile&) const { return false; }
  bool operator()(const model::CreateTable& o) const {
    keys_of(o.columns);
    for (const auto& key : o.foreign_keys) table(key.references.table);
    for (const auto& made : o.indexes) index({o.name.schema, made.name});
    return table(o.name);
  }
  bool operator()(const model::DropTable& o) const { return !o.cascade && table(o.name); }
  bool operator()(const model::RenameTable& o) const { return table(o.from) && table({o.from.schema, o.to}); }
  bool operator()(const model::AddColumn& o) const {
    keys_of({o.column});
    return table(o.table);
  }
  bool operator()(const model::AddForeignKey& o) const { return table(o.table) && table(o.references.table); }
  bool operator()(const model::CreateIndex& o) const {
    return table(o.table) && index({o.table.schema, o.index.name});
  }
  bool operator()(const model::DropIndex& o) const { return index(o.name); }
  bool operator()(const model::RenameIndex& o) const { return index(o.from) && index({o.from.schema, o.to}); }
  bool operator()(const model::Reindex& o) const { return o.index.empty() ? table(o.table) : index(o.index); }
  bool relation(const model::QualifiedName& name) const { return table(name); } // one namespace
  bool type(const model::QualifiedName& name) const { return named("type", to_string(name)); }
  bool routine(const model::QualifiedName& name) const { return named("routine", to_string(name)); }

  bool operator()(const model::AttachPartition& o) const { return table(o.table) && table(o.partition); }
  bool operator()(const model::DetachPartition& o) const { return table(o.table) && table(o.partition); }
  // A query names what it likes: only its own grammar knows.
  bool operator()(const model::CreateView&) const { return false; }
  bool operator()(const model::CreateMaterializedView&) const { return false; }
  bool operator()(const model::RefreshMaterializedView& o) const { return relation(o.name); }
  bool operator()(const model::DropView& o) const { return !o.cascade && relation(o.name); }
  bool operator()(const model::DropMaterializedView& o) const { return !o.cascade && relation(o.name); }
  bool operator()(const model::CreateFunction&) const { return false; }
  bool operator()(const model::CreateProcedure&) const { return false; }
  bool operator()(const model::DropFunction& o) const { return !o.cascade && routine(o.name); }
  bool operator()(const model::DropProcedure& o) const { return !o.cascade && routine(o.name); }
  bool operator()(const model::CreateTrigger& o) const {
    return o.text().text.empty() && table(o.table) && routine(o.function);
  }
  bool operator()(const model::CreateEnum& o) const { return type(o.name); }
  bool operator()(const model::AddEnumValue& o) const { return type(o.name); }
  bool operator()(const model::RenameEnumValue& o) const { return type(o.name); }
  bool operator()(const model::CreateDomain& o) const { return o.checks.empty() && type(o.name); }
  bool operator()(const model::CreateComposite& o) const { return type(o.name); }
  bool operator()(const model::DropType& o) const { return !o.cascade && type(o.name); }
  bool operator()(const model::CreateSequence& o) const { return sequence(o.name, o.options); }
  bool operator()(const model::AlterSequence& o) const { return sequence(o.name, o.options); }
  bool operator()(const model::DropSequence& o) const { return !o.cascade && relation(o.name); }
  bool sequence(const model::QualifiedName& name, const model::SequenceOptions& options) const {
    if (options.owned_by) table(options.owned_by->table);
    return relation(name);
  }
  bool operator()(const model::Grant& o) const { return rights(o.on); }
  bool operator()(const model::Revoke& o) const { return !o.cascade && rights(o.on); }
  bool rights(const model::GrantTarget& on) const {
    using enum model::GrantKind;
    switch (on.kind) {
    case table: return relation(on.name);
    case sequence: return relation(on.name);
    case function:
    case procedure: return routine(on.name);
    case type: return this->type(on.name);
    case schema: return named("schema", on.name.name.text);
    case database: return named("database", on.name.name.text);
    case tables_in:
    case sequences_in:
    case functions_in: return false;
    }
    return false;
  }
  bool operator()(const model::Comment& o) const { return object(o.on); }
  bool operator()(const model::Rename& o) const {
    auto renamed = o.on;
    (is_part(o.on.kind) ? renamed.part : renamed.name.name) = o.to;
    return object(o.on) && object(renamed);
  }
  bool object(const model::ObjectName& on) const {
    using enum model::ObjectKind;
    switch (on.kind) {
    case table:
    case column:
    case constraint:
    case trigger:
    case policy:
    case view:
    case materialized_view:
    case sequence: return relation(on.name);
    case index: return this->index(on.name);
    case schema: return named("schema", on.name.name.text);
    case extension: return named("extension", on.name.name.text);
    case type: return this->type(on.name);
    case function:
    case procedure: return routine(on.name);
    }
    return false;
  }
  bool operator()(const model::CreateSchema& o) const { return named("schema", o.name.text); }
  bool operator()(const model::DropSchema& o) const { return !o.cascade && named("schema", o.name.text); }
  bool operator()(const model::CreateExtension& o) const { return named("extension", o.name.text); }
  bool operator()(const model::DropExtension& o) const {
    return !o.cascade && named("extension", o.name.text);
  }
  /// Everything else is about one table.
  bool operator()(const auto& o) const { return table(o.table); }
};

bool touch(const model::Steps& steps, Names& names) {
  for (const auto& step : steps)
    if (!std::visit(Touch{names}, step.operation)) return false;
  return true;
}
} // namespace

std::optional<Names> touched(const model::Revision& revision) {
  Names names;
  if (!touch(revision.up, names)) return std::nullopt;
  const auto* down = std::get_if<model::Steps>(&revision.down);
  if (down != nullptr && !touch(*down, names)) return std::nullopt;
  return names;
}

} // namespace aludel::replay
