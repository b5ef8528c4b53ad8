#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks multiple_heads(const Scene& scene) {
  const auto heads = scene.graph.heads();
  if (heads.size() < 2) return {};
  Remark remark{"the history has " + std::to_string(heads.size()) +
                    " heads: " + listed(std::vector<std::string>(heads.begin(), heads.end())),
                "`aludel merge heads -m MESSAGE` joins them"};
  remark.revision = heads.back();
  return {remark};
}

} // namespace aludel::lint::rules
