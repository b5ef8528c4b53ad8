#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// A deployed revision that stands on that one.
const model::RevisionHeader* deployed_child(const Scene& scene, const model::RevisionId& parent) {
  for (const auto& id : *scene.deployed) {
    const auto* header = scene.graph.find(id);
    for (const auto& [above, place] : header->down_revisions)
      if (above == parent) return header;
  }
  return nullptr;
}

std::optional<Remark> about(const Scene& scene, const model::RevisionHeader& header) {
  for (const auto& [parent, place] : header.down_revisions) {
    if (scene.deployed->count(parent) == 0) continue;
    const auto* beside = deployed_child(scene, parent);
    if (beside == nullptr) continue;
    Remark remark{
        "this revision stands beside " + beside->id +
            ", which is deployed: a server that has it meets the two in another order than a new one",
        "stand on what is deployed last: down_revision: " + scene.settings.deployed_up_to};
    if (place.known()) remark.place = place;
    remark.revision = header.id;
    return remark;
  }
  return std::nullopt;
}
} // namespace

Remarks inserted_into_history(const Scene& scene) {
  if (!scene.deployed || scene.settings.deployed_up_to.empty()) return {};
  Remarks remarks;
  for (const auto& id : scene.graph.ids())
    if (scene.deployed->count(id) == 0)
      if (auto remark = about(scene, *scene.graph.find(id))) remarks.push_back(std::move(*remark));
  return remarks;
}

} // namespace aludel::lint::rules
