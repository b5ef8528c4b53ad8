#include "framework/lint/drops.hpp"

namespace aludel::lint {

namespace {
using model::ObjectKind;
using model::ObjectName;

struct DropOf {
  using Found = std::optional<NamedDrop>;
  Found operator()(const model::DropTable& o) const { return whole(o, ObjectKind::table); }
  Found operator()(const model::DropView& o) const { return whole(o, ObjectKind::view); }
  Found operator()(const model::DropMaterializedView& o) const {
    return whole(o, ObjectKind::materialized_view);
  }
  Found operator()(const model::DropType& o) const { return whole(o, ObjectKind::type); }
  Found operator()(const model::DropSequence& o) const { return whole(o, ObjectKind::sequence); }
  Found operator()(const model::DropIndex& o) const { return whole(o, ObjectKind::index); }
  Found operator()(const model::DropSchema& o) const { return global(o, ObjectKind::schema); }
  Found operator()(const model::DropExtension& o) const { return global(o, ObjectKind::extension); }
  Found operator()(const model::DropFunction& o) const { return routine(o, ObjectKind::function); }
  Found operator()(const model::DropProcedure& o) const { return routine(o, ObjectKind::procedure); }
  Found operator()(const model::DropTrigger& o) const {
    return part(o, ObjectKind::trigger, o.name, o.cascade);
  }
  Found operator()(const model::DropPolicy& o) const { return part(o, ObjectKind::policy, o.name, false); }
  Found operator()(const model::DropColumn& o) const {
    return part(o, ObjectKind::column, o.column, o.cascade);
  }
  Found operator()(const model::DropConstraint& o) const {
    return part(o, ObjectKind::constraint, o.name, o.cascade);
  }
  Found operator()(const auto&) const { return std::nullopt; }

private:
  static Found whole(const auto& o, ObjectKind kind) {
    return NamedDrop{{kind, o.name, {}, {}}, o.if_exists, o.cascade};
  }
  static Found global(const auto& o, ObjectKind kind) {
    return NamedDrop{{kind, {o.name}, {}, {}}, o.if_exists, o.cascade};
  }
  static Found routine(const auto& o, ObjectKind kind) {
    return NamedDrop{{kind, o.name, {}, o.arguments}, o.if_exists, o.cascade};
  }
  static Found part(const auto& o, ObjectKind kind, const model::Identifier& name, bool cascade) {
    return NamedDrop{{kind, o.table, name, {}}, o.if_exists, cascade};
  }
};

const catalog::Origin* of(const auto* known) { return known == nullptr ? nullptr : &known->origin; }

const catalog::Origin* of_part(const ObjectName& object, const catalog::Catalog& catalog) {
  if (object.kind == ObjectKind::trigger) return of(catalog::find_trigger(catalog, object.name, object.part));
  const auto* table = catalog.table(object.name);
  if (table == nullptr) return nullptr;
  if (object.kind == ObjectKind::column) return of(table->column(object.part, catalog.naming()));
  if (object.kind == ObjectKind::policy) return of(table->policy(object.part));
  return of(table->constraint(object.part, catalog.naming()));
}
} // namespace

std::optional<NamedDrop> drop_of(const model::Operation& operation) {
  return std::visit(DropOf{}, operation);
}

const catalog::Origin* origin_of(const ObjectName& object, const catalog::Catalog& catalog) {
  switch (object.kind) {
  case ObjectKind::table: return of(catalog.table(object.name));
  case ObjectKind::view:
  case ObjectKind::materialized_view: return of(catalog.view(object.name));
  case ObjectKind::type: return of(catalog.type(object.name));
  case ObjectKind::sequence: return of(catalog.sequence(object.name));
  case ObjectKind::schema: return of(catalog.schema(object.name.name));
  case ObjectKind::extension: return of(catalog.extension(object.name.name));
  case ObjectKind::index: return of(catalog::find_index(catalog, object.name));
  case ObjectKind::function:
  case ObjectKind::procedure: return of(catalog.routine(object.name, object.arguments));
  case ObjectKind::column:
  case ObjectKind::constraint:
  case ObjectKind::trigger:
  case ObjectKind::policy: return of_part(object, catalog);
  }
  return nullptr;
}

} // namespace aludel::lint
