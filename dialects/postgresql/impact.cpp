#include "dialects/postgresql/impact.hpp"

#include "dialects/postgresql/casts.hpp"
#include "dialects/postgresql/conditions.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/needs.hpp"
#include "dialects/postgresql/types.hpp"
#include "dialects/postgresql/understand/understand.hpp"
#include "dialects/postgresql/volatility.hpp"
#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"

namespace aludel::postgresql {

namespace {
using dialect::Impact;

constexpr const char* access_exclusive = "ACCESS EXCLUSIVE";
constexpr const char* exclusive = "EXCLUSIVE";
constexpr const char* share_row_exclusive = "SHARE ROW EXCLUSIVE";
constexpr const char* share = "SHARE";
constexpr const char* share_update_exclusive = "SHARE UPDATE EXCLUSIVE";
constexpr const char* row_exclusive = "ROW EXCLUSIVE";
constexpr const char* access_share = "ACCESS SHARE";

Impact only(const char* lock) { return {lock, false, false}; }
Impact scanning(const char* lock, bool scans = true) { return {lock, scans, false}; }

/// It is, or stands on, what pg_class keeps and sessions lock.
bool locks_relation(model::ObjectKind kind) { return model::is_relation(kind) || model::is_part(kind); }

/// It has a name of its own beside that of its table, which is only looked at for a remark.
bool stands_on_table(model::ObjectKind kind) {
  return model::is_part(kind) && kind != model::ObjectKind::column;
}

/// A type that stands for nextval() as the default.
bool is_serial(const model::Type& type) {
  const auto at = type.native.find("postgresql");
  return at != type.native.end() && base::lower(at->second).find("serial") != std::string::npos;
}

struct ImpactOf {
  const catalog::Catalog& before;

  const catalog::Column* column(const model::QualifiedName& table, const model::Identifier& name) const {
    const auto* known = before.table(table);
    return known == nullptr ? nullptr : known->column(name, before.naming());
  }

  /// What goes with an object that is no relation: columns of a type, triggers of a function.
  static Impact of_dependents(const auto& drop) { return drop.cascade ? only(access_exclusive) : Impact{}; }

  /// A body in SQL is looked at as if it ran, unless check_function_bodies is off.
  Impact of_body(const auto& o) const {
    if (base::lower(o.routine.language) != "sql") return {};
    Impact impact;
    for (const auto& mention : read_body(o, before).mentions)
      if (locks_relation(mention.object.kind) && impact.lock != row_exclusive)
        impact.lock = mention.writes ? row_exclusive : access_share;
    return impact;
  }

  static Impact of_rights(const model::GrantTarget& on) {
    using enum model::GrantKind;
    return on.kind == table || on.kind == sequence ? only(access_share) : Impact{};
  }

  /// A valid CHECK that c IS NOT NULL spares the scan (12 and later), and so does a column that is NOT NULL.
  bool is_not_null(const model::QualifiedName& table, const model::Identifier& name) const {
    const auto* known = column(table, name);
    if (known == nullptr) return false;
    if (!known->definition.nullable) return true;
    for (const auto& constraint : before.table(table)->constraints)
      if (const auto* check = std::get_if<model::Check>(&constraint.definition))
        if (const auto* text = check->sql.in("postgresql"))
          if (constraint.validated && proves_not_null(*text, name)) return true;
    return false;
  }

  /// The new type holds the values just as they are kept.
  static bool keeps_values(const model::AlterColumn& o, const model::Type& from) {
    if (!o.convert) return is_free_change(from, *o.type);
    const auto* expression = o.convert->in("postgresql");
    return expression != nullptr && is_free_conversion(*expression, o.column, from, *o.type);
  }

  /// Even a change of type that writes nothing has the checks of the column read all rows.
  bool is_checked(const model::QualifiedName& table, const model::Identifier& name) const {
    const auto* known = before.table(table);
    if (known == nullptr) return true;
    for (const auto& constraint : known->constraints)
      if (const auto* check = std::get_if<model::Check>(&constraint.definition))
        if (constraint.validated && catalog::mentions(check->sql, name)) return true;
    return false;
  }

  bool is_validated(const model::QualifiedName& table, const model::Identifier& name) const {
    const auto* known = before.table(table);
    if (known == nullptr) return false;
    for (const auto& constraint : known->constraints)
      if (before.same(constraint.name, name)) return constraint.validated;
    return false;
  }

  bool is_temporary(const model::QualifiedName& table) const {
    const auto* known = before.table(table);
    return known != nullptr && known->options.temporary;
  }

  bool is_volatile(const model::Column& c) const {
    const auto* sql = c.default_value ? std::get_if<model::SqlText>(&*c.default_value) : nullptr;
    const auto* text = sql == nullptr ? nullptr : sql->in("postgresql");
    return text != nullptr && may_be_volatile(*text, before);
  }

  bool index_may_hold_null(const model::QualifiedName& table, const model::Identifier& index) const {
    const auto* known = before.table(table);
    if (known == nullptr) return true;
    for (const auto& candidate : known->indexes)
      if (before.same(candidate.definition.name, index)) {
        for (const auto& key : candidate.definition.columns)
          if (!is_not_null(table, key.column)) return true;
        return false;
      }
    return true;
  }

  /// A partition that takes what no other takes must be searched for rows that a new partition is for.
  bool may_have_default(const model::QualifiedName& parent) const {
    const auto* known = before.table(parent);
    bool found = known == nullptr || !known->certain();
    before.for_each_table([&](const catalog::Table& table) {
      found = found || (table.partition_of && table.partition_of->bound.is_default() &&
                        before.resolved(table.partition_of->table) == before.resolved(parent));
    });
    return found;
  }

  // Only the tables that are pointed at are existing ones: SHARE ROW EXCLUSIVE, as for their triggers.
  Impact operator()(const model::CreateTable& o) const {
    if (o.partition_of) return scanning(access_exclusive, may_have_default(o.partition_of->table));
    bool points = !o.foreign_keys.empty();
    for (const auto& c : o.columns) points = points || c.references.has_value();
    return points ? only(share_row_exclusive) : Impact{};
  }
  Impact operator()(const model::DropTable&) const { return only(access_exclusive); }
  Impact operator()(const model::RenameTable&) const { return only(access_exclusive); }
  // The partitioned table is under SHARE UPDATE EXCLUSIVE only.
  Impact operator()(const model::AttachPartition&) const { return scanning(access_exclusive); }
  // At its end also CONCURRENTLY, then of the partition only.
  Impact operator()(const model::DetachPartition&) const { return only(access_exclusive); }

  Impact operator()(const model::AddColumn& o) const {
    const auto& c = o.column;
    if (o.if_not_exists && column(o.table, c.name) != nullptr) return only(access_exclusive);
    const bool rewrites = is_volatile(c) || is_serial(c.type) || c.identity || c.autoincrement || c.generated;
    const bool has_value = c.default_value && !std::holds_alternative<model::Null>(*c.default_value);
    return {access_exclusive, rewrites || c.check || c.unique || c.primary_key || (c.references && has_value),
            rewrites};
  }
  Impact operator()(const model::DropColumn&) const { return only(access_exclusive); }
  Impact operator()(const model::RenameColumn&) const { return only(access_exclusive); }
  Impact operator()(const model::AlterColumn& o) const {
    if (!o.type && !o.nullable && !o.default_value && !o.drop_default) return only(share_update_exclusive);
    const auto* known = column(o.table, o.column);
    const bool rewrites = o.type && (known == nullptr || !keeps_values(o, known->definition.type));
    const bool reads =
        (o.nullable == false && !is_not_null(o.table, o.column)) || (o.type && is_checked(o.table, o.column));
    return {access_exclusive, rewrites || reads, rewrites};
  }

  Impact operator()(const model::AddPrimaryKey& o) const {
    return scanning(access_exclusive, o.using_index.empty() || index_may_hold_null(o.table, o.using_index));
  }
  Impact operator()(const model::AddUnique& o) const {
    return scanning(access_exclusive, o.using_index.empty());
  }
  Impact operator()(const model::AddForeignKey& o) const {
    return scanning(share_row_exclusive, !o.not_valid);
  }
  Impact operator()(const model::AddCheck& o) const { return scanning(access_exclusive, !o.not_valid); }
  Impact operator()(const model::AddExclusion&) const { return scanning(access_exclusive); }
  Impact operator()(const model::DropConstraint&) const { return only(access_exclusive); }
  Impact operator()(const model::ValidateConstraint& o) const {
    return scanning(share_update_exclusive, !is_validated(o.table, o.name));
  }
  Impact operator()(const model::RenameConstraint&) const { return only(access_exclusive); }

  Impact operator()(const model::CreateIndex& o) const {
    const bool is_there = o.if_not_exists && catalog::find_index(before, {o.table.schema, o.index.name});
    return scanning(o.concurrently ? share_update_exclusive : share, !is_there);
  }
  Impact operator()(const model::DropIndex& o) const {
    return only(o.concurrently ? share_update_exclusive : access_exclusive);
  }
  Impact operator()(const model::RenameIndex&) const { return only(share_update_exclusive); }
  // The table is under SHARE, its indexes are not; and whoever plans a query looks at all of them.
  Impact operator()(const model::Reindex& o) const {
    return scanning(o.concurrently ? share_update_exclusive : access_exclusive);
  }

  Impact operator()(const model::CreateSchema&) const { return {}; }
  Impact operator()(const model::DropSchema& o) const { return of_dependents(o); }
  Impact operator()(const model::CreateExtension&) const { return {}; }
  Impact operator()(const model::DropExtension& o) const { return of_dependents(o); }

  Impact operator()(const model::CreateView& o) const {
    return only(o.replace && before.view(o.name) != nullptr ? access_exclusive : access_share);
  }
  Impact operator()(const model::DropView&) const { return only(access_exclusive); }
  Impact operator()(const model::CreateMaterializedView& o) const {
    const bool is_there = o.if_not_exists && before.relation(o.name);
    return scanning(access_share, o.with_data && !is_there);
  }
  Impact operator()(const model::RefreshMaterializedView& o) const {
    if (o.concurrently) return scanning(exclusive);
    return {access_exclusive, o.with_data, o.with_data};
  }
  Impact operator()(const model::DropMaterializedView&) const { return only(access_exclusive); }

  Impact operator()(const model::CreateFunction& o) const { return of_body(o); }
  Impact operator()(const model::DropFunction& o) const { return of_dependents(o); }
  Impact operator()(const model::CreateProcedure& o) const { return of_body(o); }
  Impact operator()(const model::DropProcedure& o) const { return of_dependents(o); }
  Impact operator()(const model::CreateTrigger& o) const {
    return only(o.constraint && o.replace ? access_exclusive : share_row_exclusive); // DROP TRIGGER first
  }
  Impact operator()(const model::DropTrigger&) const { return only(access_exclusive); }

  Impact operator()(const model::CreateEnum&) const { return {}; }
  Impact operator()(const model::AddEnumValue&) const { return {}; }
  Impact operator()(const model::RenameEnumValue&) const { return {}; }
  Impact operator()(const model::CreateDomain&) const { return {}; }
  Impact operator()(const model::CreateComposite&) const { return {}; }
  Impact operator()(const model::DropType& o) const { return of_dependents(o); }

  Impact operator()(const model::CreateSequence& o) const {
    return o.options.owned_by && !o.options.owned_by->table.empty() ? only(access_share) : Impact{};
  }
  Impact operator()(const model::AlterSequence&) const { return only(share_row_exclusive); }
  Impact operator()(const model::DropSequence&) const { return only(access_exclusive); }

  // Servers before 18 look at the relation without a lock.
  Impact operator()(const model::Grant& o) const { return of_rights(o.on); }
  Impact operator()(const model::Revoke& o) const { return of_rights(o.on); }
  Impact operator()(const model::EnableRowSecurity&) const { return only(access_exclusive); }
  Impact operator()(const model::DisableRowSecurity&) const { return only(access_exclusive); }
  Impact operator()(const model::CreatePolicy&) const { return only(access_exclusive); }
  Impact operator()(const model::DropPolicy&) const { return only(access_exclusive); }

  Impact operator()(const model::Comment& o) const {
    if (stands_on_table(o.on.kind)) return only(access_share);
    return locks_relation(o.on.kind) ? only(share_update_exclusive) : Impact{};
  }
  Impact operator()(const model::Rename& o) const {
    if (o.on.kind == model::ObjectKind::index) return only(share_update_exclusive);
    return locks_relation(o.on.kind) ? only(access_exclusive) : Impact{};
  }

  Impact operator()(const model::Insert&) const { return only(row_exclusive); }
  Impact operator()(const model::Upsert&) const { return only(row_exclusive); }
  Impact operator()(const model::Update& o) const { return {row_exclusive, !o.where, !o.where}; }
  Impact operator()(const model::Delete& o) const {
    return scanning(row_exclusive, !o.where && o.rows.empty());
  }

  // What raw SQL does is not known here.
  Impact operator()(const model::Sql&) const { return {}; }
  Impact operator()(const model::SqlFile&) const { return {}; }
};

/// The table that an operation changes; nobody else sees a temporary one.
struct TableOf {
  const model::QualifiedName* operator()(const auto& o) const {
    if constexpr (requires { o.table.schema; })
      return &o.table;
    else
      return nullptr;
  }
};
} // namespace

Impact impact(const model::Operation& operation, const catalog::Catalog& before) {
  const ImpactOf impact_of{before};
  const auto* table = std::visit(TableOf{}, operation);
  const bool alone = table != nullptr && impact_of.is_temporary(*table);
  auto impact = alone ? Impact{} : std::visit(impact_of, operation);
  impact.needs = needs(operation);
  return impact;
}

} // namespace aludel::postgresql
