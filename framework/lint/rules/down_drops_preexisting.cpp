#include "framework/lint/drops.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks down_drops_preexisting(const Transition& t) {
  const auto drop = drop_of(t.change.operation);
  const auto* up = t.passage->way_there;
  const auto* origin = drop && up != nullptr ? origin_of(drop->object, t.before()) : nullptr;
  if (origin == nullptr || is_new(t, *origin) || origin_of(drop->object, up->before) == nullptr) return {};
  Remark remark{"the way back drops " + called(drop->object) + ", which was there before the revision (" +
                    since(*origin) + ")",
                "take it out of `down:`"};
  remark.data_loss =
      drop->object.kind == model::ObjectKind::table || drop->object.kind == model::ObjectKind::column;
  return {remark};
}

} // namespace aludel::lint::rules
