#include "framework/lint/drops.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
using model::ObjectKind;

/// What an operation makes, by the name that something may have already.
struct MadeNames {
  using Made = std::optional<model::ObjectName>;
  const catalog::Catalog& before;

  /// Tables, views and indexes share their names: the kind of that which has the name.
  Made relation(const model::QualifiedName& name) const {
    for (const auto kind : {ObjectKind::table, ObjectKind::view, ObjectKind::index})
      if (const model::ObjectName object{kind, name, {}, {}}; origin_of(object, before) != nullptr)
        return object;
    return std::nullopt;
  }
  Made operator()(const model::CreateTable& o) const { return relation(o.name); }
  Made operator()(const model::CreateView& o) const { return relation(o.name); }
  Made operator()(const model::CreateMaterializedView& o) const { return relation(o.name); }
  Made operator()(const model::CreateIndex& o) const {
    return o.index.name.empty() ? std::nullopt : relation({o.table.schema, o.index.name});
  }
  Made operator()(const model::AddColumn& o) const {
    return model::ObjectName{ObjectKind::column, o.table, o.column.name, {}};
  }
  Made operator()(const model::CreateSequence& o) const {
    return model::ObjectName{ObjectKind::sequence, o.name, {}, {}};
  }
  Made operator()(const model::CreateFunction& o) const {
    return model::ObjectName{ObjectKind::function, o.name, {}, o.routine.arguments};
  }
  Made operator()(const model::CreateProcedure& o) const {
    return model::ObjectName{ObjectKind::procedure, o.name, {}, o.routine.arguments};
  }
  Made type(const model::QualifiedName& name) const {
    return model::ObjectName{ObjectKind::type, name, {}, {}};
  }
  Made operator()(const model::CreateEnum& o) const { return type(o.name); }
  Made operator()(const model::CreateDomain& o) const { return type(o.name); }
  Made operator()(const model::CreateComposite& o) const { return type(o.name); }
  Made constraint(const model::QualifiedName& table, const model::Identifier& name) const {
    return name.empty() ? std::nullopt : Made({ObjectKind::constraint, table, name, {}});
  }
  Made operator()(const model::AddPrimaryKey& o) const { return constraint(o.table, o.name); }
  Made operator()(const model::AddUnique& o) const { return constraint(o.table, o.name); }
  Made operator()(const model::AddForeignKey& o) const { return constraint(o.table, o.name); }
  Made operator()(const model::AddCheck& o) const { return constraint(o.table, o.name); }
  Made operator()(const auto&) const { return std::nullopt; }
};

/// "is dropped", "is renamed to u".
std::string fate(const model::Identifier& to) {
  return to.empty() ? "is dropped" : "is renamed to " + to.text;
}

/// At a statement before it.
bool is_told(const Transition& t, const Encounter& missed) {
  const auto all = earlier(t);
  return std::any_of(all.begin(), all.end(), [&](const Transition& one) {
    const auto other = missed_beside(one);
    return other && other->object == missed.object;
  });
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
  if (const auto missed = missed_beside(t)) return is_told(t, *missed) ? Remarks{} : about_missing(*missed);
  if (const auto used = used_beside(t)) return about_taking(t, *used);
  const auto made = std::visit(MadeNames{t.before()}, t.change.operation);
  const auto* twin = made ? origin_of(*made, t.before()) : nullptr;
  if (twin == nullptr || twin->maybe || !is_made_beside(t, *twin)) return {};
  const auto& other = twin->born;
  return {{called(*made) + " is made in " + other +
               " too, on another branch: once both are merged, the "
               "second one meets it",
           "let one of them make it, and the other say `depends_on: [" + other + "]`"}};
}

} // namespace aludel::lint::rules
