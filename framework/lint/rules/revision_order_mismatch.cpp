#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>
#include <filesystem>

namespace aludel::lint::rules {

namespace {
/// The number that a file's name begins with, "0042" of "0042_users.yaml", without leading zeros; empty when
/// it begins with no number of three figures or more, as a random identifier may with fewer.
std::string number_of(const model::RevisionHeader& header) {
  const auto name = std::filesystem::path(header.place.path()).stem().string();
  const auto end = std::find_if(name.begin(), name.end(), [](char c) { return c < '0' || c > '9'; });
  if (end - name.begin() < 3 || (end != name.end() && *end != '_' && *end != '-' && *end != '.')) return {};
  const auto first = std::find_if(name.begin(), end, [](char c) { return c != '0'; });
  return {first, end};
}

bool sorts_before(const std::string& a, const std::string& b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}
} // namespace

Remarks revision_order_mismatch(const Scene& scene) {
  Remarks remarks;
  for (const auto& id : scene.graph.ids()) {
    const auto& header = *scene.graph.find(id);
    const auto own = number_of(header);
    for (const auto& [parent, place] : header.down_revisions) {
      const auto* known = scene.graph.find(parent);
      const auto before = known == nullptr ? std::string() : number_of(*known);
      if (own.empty() || before.empty() || !sorts_before(own, before)) continue;
      Remark remark{"the name of this file sorts before that of " + parent + ", on which it stands",
                    "give the file a later number: people and other tools read the folder in that order"};
      remark.place = header.place;
      remarks.push_back(std::move(remark));
    }
  }
  return remarks;
}

} // namespace aludel::lint::rules
