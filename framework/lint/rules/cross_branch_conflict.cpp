#include "framework/catalog/relations.hpp"
#include "framework/lint/drops.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
using model::ObjectKind;

/// What has the name already that an operation gives.
struct Twin {
  std::string words;
  const catalog::Origin* origin = nullptr;
};

struct TwinOf {
  const catalog::Catalog& before;

  Twin relation(const model::QualifiedName& name) const {
    if (const auto* table = before.table(name)) return {"table " + to_string(name), &table->origin};
    if (const auto* view = before.view(name)) return {"view " + to_string(name), &view->origin};
    if (const auto* index = catalog::find_index(before, name))
      return {"index " + to_string(name), &index->origin};
    return {};
  }
  Twin operator()(const model::CreateTable& o) const { return relation(o.name); }
  Twin operator()(const model::CreateView& o) const { return relation(o.name); }
  Twin operator()(const model::CreateMaterializedView& o) const { return relation(o.name); }
  Twin operator()(const model::CreateIndex& o) const {
    return o.index.name.empty() ? Twin{} : relation({o.table.schema, o.index.name});
  }
  Twin operator()(const model::AddColumn& o) const {
    const auto* table = before.table(o.table);
    const auto* column = table == nullptr ? nullptr : table->column(o.column.name, before.naming());
    if (column == nullptr) return {};
    return {"column " + to_string(o.table) + "." + o.column.name.text, &column->origin};
  }
  /// In the words of the object; those of relations are above.
  Twin object(const model::ObjectName& name) const { return {called(name), origin_of(name, before)}; }
  Twin type(const model::QualifiedName& name) const { return object({ObjectKind::type, name, {}, {}}); }
  Twin constraint(const model::QualifiedName& table, const model::Identifier& name) const {
    return name.empty() ? Twin{} : object({ObjectKind::constraint, table, name, {}});
  }
  Twin operator()(const model::CreateSequence& o) const {
    return object({ObjectKind::sequence, o.name, {}, {}});
  }
  Twin operator()(const model::CreateFunction& o) const {
    return object({ObjectKind::function, o.name, {}, o.routine.arguments});
  }
  Twin operator()(const model::CreateProcedure& o) const {
    return object({ObjectKind::procedure, o.name, {}, o.routine.arguments});
  }
  Twin operator()(const model::CreateEnum& o) const { return type(o.name); }
  Twin operator()(const model::CreateDomain& o) const { return type(o.name); }
  Twin operator()(const model::CreateComposite& o) const { return type(o.name); }
  Twin operator()(const model::AddPrimaryKey& o) const { return constraint(o.table, o.name); }
  Twin operator()(const model::AddUnique& o) const { return constraint(o.table, o.name); }
  Twin operator()(const model::AddForeignKey& o) const { return constraint(o.table, o.name); }
  Twin operator()(const model::AddCheck& o) const { return constraint(o.table, o.name); }
  Twin operator()(const auto&) const { return {}; }
};

/// "is dropped", "is renamed to u".
std::string fate(const model::Identifier& to) {
  return to.empty() ? "is dropped" : "is renamed to " + to.text;
}

Remarks about_missing(const Encounter& missed) {
  const auto& other = missed.other.revision;
  return {{called(missed.object) + " " + fate(missed.other.to) + " in " + other +
               ", on another branch, and needed here: where " + other + " runs first, this fails",
           "let one of them say `depends_on` the other, and be right behind it"}};
}

Remarks about_taking(const Transition& t, const Encounter& used) {
  const auto& other = used.other.revision;
  return {{called(used.object) + " " + fate(taking_of(t.change.operation)->to) + " here, and needed in " +
               other + ", on another branch: where this runs first, " + other + " fails",
           "let one of them say `depends_on` the other, and be right behind it"}};
}
} // namespace

Remarks cross_branch_conflict(const Transition& t) {
  if (t.change.maybe || t.passage->scene.is_line) return {};
  if (const auto missed = missed_beside(t)) return about_missing(*missed);
  if (const auto used = used_beside(t)) return about_taking(t, *used);
  const auto twin = std::visit(TwinOf{t.before()}, t.change.operation);
  if (twin.origin == nullptr || twin.origin->maybe || !is_made_beside(t, *twin.origin)) return {};
  const auto& other = twin.origin->born;
  return {{twin.words + " is made in " + other +
               " too, on another branch: once both are merged, the "
               "second one meets it",
           "let one of them make it, and the other say `depends_on: [" + other + "]`"}};
}

} // namespace aludel::lint::rules
