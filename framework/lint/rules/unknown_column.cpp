#include "framework/lint/clashes.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks unknown_column(const Transition& t) {
  return clashes(
      t, [](std::string_view code) { return code == "unknown-column"; },
      "add it in a revision before this one, or mend the name");
}

} // namespace aludel::lint::rules
