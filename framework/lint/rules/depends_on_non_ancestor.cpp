#include "framework/lint/absences.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
const catalog::Origin* origin_of_relation(const Transition& t, const model::QualifiedName& name) {
  if (const auto* table = t.before().table(name)) return &table->origin;
  if (const auto* view = t.before().view(name)) return &view->origin;
  return nullptr;
}

/// The names that a transition needs and the revisions that made them.
std::vector<std::pair<NeededName, model::RevisionId>> makers(const Transition& t) {
  auto names = needed_relations(t);
  for (auto& one : referenced_tables(t)) names.push_back(std::move(one));
  std::vector<std::pair<NeededName, model::RevisionId>> out;
  for (auto& one : names)
    if (const auto* origin = origin_of_relation(t, one.name))
      if (!origin->born.empty() && !is_new(t, *origin)) out.emplace_back(std::move(one), origin->born);
  return out;
}
} // namespace

Remarks depends_on_non_ancestor(const Passage& passage) {
  const auto& graph = passage.scene.graph;
  if (passage.transitions.empty() || passage.scene.is_line) return {};
  auto known = graph.ancestors({passage.revision.header.id}, graph::Edges::all);
  Remarks remarks;
  for (const auto& t : passage.transitions)
    for (const auto& [needed, maker] : makers(t)) {
      if (!known.insert(maker).second) continue; // told once
      Remark remark{to_string(needed.name) + " is made in " + maker +
                        ", which need not have run before this revision",
                    "add `depends_on: [" + maker + "]`"};
      remark.place = needed.place.known() ? needed.place : t.extent.place;
      remarks.push_back(std::move(remark));
    }
  return remarks;
}

} // namespace aludel::lint::rules
