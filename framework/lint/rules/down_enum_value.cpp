#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// The type goes with the way back, and the value with it.
bool is_undone(const Passage& passage, const model::QualifiedName& type) {
  return passage.after.type(type) == nullptr;
}
} // namespace

Remarks down_enum_value(const Passage& passage) {
  if (passage.way_there == nullptr) return {};
  for (const auto& t : passage.way_there->transitions) {
    const auto* o = t.as<model::AddEnumValue>();
    if (o == nullptr || is_undone(passage, o->name)) continue;
    Remark remark{"'" + o->value + "' of " + to_string(o->name) +
                      " stays after the way back: no statement drops it",
                  "write `down: {irreversible: why}`, or accept that it stays"};
    remark.place = t.extent.place;
    return {remark};
  }
  return {};
}

} // namespace aludel::lint::rules
