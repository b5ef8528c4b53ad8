#include "framework/lint/clashes.hpp"

namespace aludel::lint {

Remarks clashes(const Transition& t, bool (*asked)(std::string_view code), const std::string& help) {
  Remarks remarks;
  if (t.change.maybe || !t.is_complete()) return remarks;
  for (const auto& clash : t.change.clashes)
    if (asked(clash.code)) remarks.push_back({clash.message, clash.help.empty() ? help : clash.help});
  return remarks;
}

} // namespace aludel::lint
