#include "framework/lint/clashes.hpp"

namespace aludel::lint {

Remarks clashes(const Transition& t, bool (*asked)(std::string_view code), const std::string& help) {
  Remarks remarks;
  if (t.change.maybe || !t.is_complete()) return remarks;
  for (const auto& clash : t.change.clashes)
    if (asked(clash.code)) remarks.push_back({clash.message, clash.help.empty() ? help : clash.help});
  return remarks;
}

std::string refusal_of(const Transition& t) {
  const auto* raw = t.raw();
  if (raw == nullptr || raw->grasp != dialect::SqlReading::Grasp::raw || t.change.maybe || !t.is_complete())
    return {};
  for (const auto& mention : raw->mentions) {
    const auto* table = t.before().table(mention.object.name);
    if (table == nullptr || !table->certain()) return {};
  }
  return raw->mentions.empty() ? "" : raw->problem;
}

} // namespace aludel::lint
