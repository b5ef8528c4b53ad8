#include "framework/lint/absences.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <set>

namespace aludel::lint::rules {

namespace {
const catalog::Origin* origin_of_relation(const Transition& t, const model::QualifiedName& name) {
  if (const auto* table = t.before().table(name)) return &table->origin;
  if (const auto* view = t.before().view(name)) return &view->origin;
  return nullptr;
}
} // namespace

Remarks depends_on_non_ancestor(const Transition& t) {
  const auto& graph = t.passage->scene.graph;
  auto names = needed_relations(t);
  for (auto& one : referenced_tables(t)) names.push_back(std::move(one));
  Remarks remarks;
  std::set<model::RevisionId> told;
  for (const auto& [name, place] : names) {
    const auto* origin = origin_of_relation(t, name);
    if (origin == nullptr || origin->born.empty() || is_new(t, *origin)) continue;
    if (graph.ancestors({t.passage->revision.header.id}, graph::Edges::all).count(origin->born) > 0) continue;
    if (!told.insert(origin->born).second) continue;
    Remark remark{to_string(name) + " is made in " + origin->born +
                      ", which need not have run before this revision",
                  "add `depends_on: [" + origin->born + "]`"};
    if (place.known()) remark.place = place;
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

} // namespace aludel::lint::rules
