#include "framework/catalog/relations.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
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
  Twin operator()(const auto&) const { return {}; }
};
} // namespace

Remarks cross_branch_conflict(const Transition& t) {
  if (t.change.maybe || t.passage->scene.is_line) return {};
  const auto twin = std::visit(TwinOf{t.before()}, t.change.operation);
  if (twin.origin == nullptr || twin.origin->maybe || !is_made_beside(t, *twin.origin)) return {};
  const auto& other = twin.origin->born;
  return {{twin.words + " is made in " + other +
               " too, on another branch: once both are merged, the "
               "second one meets it",
           "let one of them make it, and the other say `depends_on: [" + other + "]`"}};
}

} // namespace aludel::lint::rules
