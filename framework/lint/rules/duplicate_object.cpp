#include "framework/lint/clashes.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks duplicate_object(const Transition& t) {
  if (t.as<model::CreateIndex>() != nullptr) return {}; // index-name-collision says more
  return clashes(
      t, [](std::string_view code) { return code == "duplicate-object"; },
      "choose another name, or drop the one that is there first");
}

} // namespace aludel::lint::rules
