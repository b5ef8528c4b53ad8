#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks feature_requires_newer_server(const Transition& t) {
  const auto& scene = t.passage->scene;
  Remarks remarks;
  for (const auto& need : t.impact.needs)
    if (scene.target < base::Version(need.server))
      remarks.push_back({need.what + " needs " + std::string(scene.dialect.title()) + " " + need.server +
                             ", and " + to_string(scene.target) + " is the oldest that is deployed to",
                         need.help + "; or say what you deploy to: lint: {target: {" +
                             std::string(scene.dialect.name()) + ": \"" + need.server + "\"}}"});
  return remarks;
}

} // namespace aludel::lint::rules
