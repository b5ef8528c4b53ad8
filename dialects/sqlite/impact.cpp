#include "dialects/sqlite/render.hpp"
#include "dialects/sqlite/reshaping.hpp"

namespace aludel::sqlite {

namespace {
using dialect::Impact;

Impact nothing() { return {}; }
Impact writes() { return {write_lock, false, false}; }
Impact reads_all() { return {write_lock, true, false}; }
Impact rewrites() { return {write_lock, true, true}; }

struct ImpactOf {
  const catalog::Catalog& before;

  Impact operator()(const model::CreateTable& o) const {
    return o.partition_by || o.partition_of ? nothing() : writes();
  }
  Impact operator()(const model::DropTable&) const { return writes(); }
  Impact operator()(const model::RenameTable&) const { return writes(); }
  Impact operator()(const model::AttachPartition&) const { return nothing(); }
  Impact operator()(const model::DetachPartition&) const { return nothing(); }
  Impact operator()(const model::AddColumn& o) const {
    if (adds_by_rebuild(o, before)) return rewrites();
    return o.column.check ? reads_all() : writes(); // ADD COLUMN holds a check against every row
  }
  Impact operator()(const model::DropColumn&) const { return rewrites(); } // natively, too
  Impact operator()(const model::RenameColumn&) const { return writes(); }
  Impact operator()(const model::AlterColumn& o) const { return alters_anything(o) ? rewrites() : nothing(); }
  Impact operator()(const model::AddPrimaryKey&) const { return rewrites(); }
  Impact operator()(const model::AddUnique&) const { return rewrites(); }
  Impact operator()(const model::AddForeignKey&) const { return rewrites(); }
  Impact operator()(const model::AddCheck&) const { return rewrites(); }
  Impact operator()(const model::AddExclusion&) const { return nothing(); }
  Impact operator()(const model::DropConstraint& o) const {
    return reshapes(o, before) ? rewrites() : nothing();
  }
  Impact operator()(const model::ValidateConstraint&) const { return nothing(); }
  Impact operator()(const model::RenameConstraint&) const { return rewrites(); }
  Impact operator()(const model::CreateIndex&) const { return reads_all(); }
  Impact operator()(const model::DropIndex&) const { return writes(); }
  Impact operator()(const model::RenameIndex&) const { return reads_all(); }
  Impact operator()(const model::Reindex&) const { return reads_all(); }
  Impact operator()(const model::CreateSchema&) const { return nothing(); }
  Impact operator()(const model::DropSchema&) const { return nothing(); }
  Impact operator()(const model::CreateExtension&) const { return nothing(); }
  Impact operator()(const model::DropExtension&) const { return nothing(); }
  Impact operator()(const model::CreateView&) const { return writes(); }
  Impact operator()(const model::DropView&) const { return writes(); }
  Impact operator()(const model::CreateTrigger&) const { return writes(); }
  Impact operator()(const model::DropTrigger&) const { return writes(); }
  Impact operator()(const model::Rename& o) const {
    const bool is_there = o.on.kind == model::ObjectKind::view || o.on.kind == model::ObjectKind::trigger;
    return is_there ? writes() : nothing();
  }
  Impact operator()(const model::CreateMaterializedView&) const { return nothing(); }
  Impact operator()(const model::RefreshMaterializedView&) const { return nothing(); }
  Impact operator()(const model::DropMaterializedView&) const { return nothing(); }
  Impact operator()(const model::CreateFunction&) const { return nothing(); }
  Impact operator()(const model::DropFunction&) const { return nothing(); }
  Impact operator()(const model::CreateProcedure&) const { return nothing(); }
  Impact operator()(const model::DropProcedure&) const { return nothing(); }
  Impact operator()(const model::CreateEnum&) const { return nothing(); }
  Impact operator()(const model::AddEnumValue&) const { return nothing(); }
  Impact operator()(const model::RenameEnumValue&) const { return nothing(); }
  Impact operator()(const model::CreateDomain&) const { return nothing(); }
  Impact operator()(const model::CreateComposite&) const { return nothing(); }
  Impact operator()(const model::DropType&) const { return nothing(); }
  Impact operator()(const model::CreateSequence&) const { return nothing(); }
  Impact operator()(const model::AlterSequence&) const { return nothing(); }
  Impact operator()(const model::DropSequence&) const { return nothing(); }
  Impact operator()(const model::Grant&) const { return nothing(); }
  Impact operator()(const model::Revoke&) const { return nothing(); }
  Impact operator()(const model::EnableRowSecurity&) const { return nothing(); }
  Impact operator()(const model::DisableRowSecurity&) const { return nothing(); }
  Impact operator()(const model::CreatePolicy&) const { return nothing(); }
  Impact operator()(const model::DropPolicy&) const { return nothing(); }
  Impact operator()(const model::Comment&) const { return nothing(); }
  Impact operator()(const model::Insert&) const { return writes(); }
  Impact operator()(const model::Upsert&) const { return writes(); }
  Impact operator()(const model::Update& o) const { return o.where ? writes() : rewrites(); }
  Impact operator()(const model::Delete& o) const { return o.where ? writes() : reads_all(); }
  Impact operator()(const model::Sql&) const { return writes(); }
  Impact operator()(const model::SqlFile&) const { return writes(); }
};
} // namespace

Impact impact(const model::Operation& operation, const catalog::Catalog& before) {
  return std::visit(ImpactOf{before}, operation);
}

} // namespace aludel::sqlite
