#include "framework/lint/drops.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// What an operation makes, by the name that something may have already.
struct MadeNames {
  using Made = std::optional<model::ObjectName>;
  const catalog::Catalog& before;

  /// Tables, views and indexes share their names: the kind of that which has the name.
  Made relation(const model::QualifiedName& name) const {
    using enum model::ObjectKind;
    for (const auto kind : {table, view, index})
      if (origin_of({kind, name, {}, {}}, before) != nullptr) return model::ObjectName{kind, name, {}, {}};
    return std::nullopt;
  }
  Made operator()(const model::CreateTable& o) const { return relation(o.name); }
  Made operator()(const model::CreateView& o) const { return relation(o.name); }
  Made operator()(const model::CreateMaterializedView& o) const { return relation(o.name); }
  Made operator()(const model::CreateIndex& o) const {
    return o.index.name.empty() ? std::nullopt : relation({o.table.schema, o.index.name});
  }
  Made operator()(const model::AddColumn& o) const {
    return model::ObjectName{model::ObjectKind::column, o.table, o.column.name, {}};
  }
  Made operator()(const auto&) const { return std::nullopt; }
};
} // namespace

Remarks cross_branch_conflict(const Transition& t) {
  if (t.change.maybe || t.passage->scene.is_line) return {};
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
