#include "framework/lint/facts.hpp"
#include "framework/lint/needs.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// The revision had it already, and made it anew, or the table that it is a part of.
bool made_anew(const Transition& t, const model::ObjectName& object, const model::RevisionId& maker) {
  const auto& ledger = t.passage->scene.ledger;
  const auto took = [&](const model::ObjectName& one) {
    const auto& takers = ledger.takers(one, t.before());
    return std::any_of(takers.begin(), takers.end(),
                       [&](const Ledger::Entry& entry) { return entry.revision == maker; });
  };
  return took(object) || (is_part(object.kind) && took({model::ObjectKind::table, object.name, {}, {}}));
}

/// What a transition needs, and the revisions that made it.
std::vector<std::pair<Need, model::RevisionId>> makers(const Transition& t) {
  std::vector<std::pair<Need, model::RevisionId>> out;
  for (auto& need : needs(t))
    if (const auto* origin = origin_of_needed(need.object, t.before()))
      if (!origin->born.empty() && !is_new(t, *origin) && !made_anew(t, need.object, origin->born))
        out.emplace_back(std::move(need), origin->born);
  return out;
}
} // namespace

Remarks depends_on_non_ancestor(const Passage& passage) {
  if (passage.scene.is_line) return {};
  graph::IdSet told;
  Remarks remarks;
  for (const auto& t : passage.transitions)
    for (const auto& [need, maker] : makers(t)) {
      if (!passage.scene.are_beside(maker, passage.revision.header.id) || !told.insert(maker).second)
        continue;
      Remark remark{to_string(need.object) + " is made in " + maker +
                        ", which need not have run before this revision",
                    "add `depends_on: [" + maker + "]`"};
      remark.place = need.place.known() ? need.place : t.extent.place;
      remarks.push_back(std::move(remark));
    }
  return remarks;
}

} // namespace aludel::lint::rules
