#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks revision_modified(const Scene& scene) {
  Remarks remarks;
  for (const auto& id : scene.modified) {
    if (scene.graph.find(id) == nullptr) continue;
    Remark remark{"revision " + id +
                      " has run already, and its file was changed since: who has run it keeps what "
                      "it did then",
                  "put the file back as it was, and make the change in a new revision"};
    remark.revision = id;
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

} // namespace aludel::lint::rules
