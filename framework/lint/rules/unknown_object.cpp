#include "framework/lint/clashes.hpp"
#include "framework/lint/drops.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// Objects that stand on their own; tables and parts of them are looked at elsewhere.
bool stands_alone(model::ObjectKind kind) {
  using enum model::ObjectKind;
  return kind == view || kind == materialized_view || kind == sequence || kind == index || kind == type ||
         kind == function || kind == procedure || kind == schema;
}

bool is_relation(model::ObjectKind kind) {
  using enum model::ObjectKind;
  return kind == view || kind == materialized_view || kind == sequence || kind == index;
}

bool is_missing(const Transition& t, const model::ObjectName& object) {
  if (!stands_alone(object.kind) || !t.is_complete() || origin_of(object, t.before()) != nullptr)
    return false;
  if (is_relation(object.kind)) return is_absent(t, object.name);
  if (object.kind == model::ObjectKind::schema)
    return !same(t, object.name.name, t.before().naming().default_schema);
  const auto known = t.passage->scene.chronicle.may_have_made(t.before().resolved(object.name), t.moment);
  const bool is_overloaded = is_routine(object.kind) && !t.before().routines(object.name).empty();
  return !known && !is_overloaded && t.before().verbatim(object.name) == nullptr;
}
} // namespace

Remarks unknown_object(const Transition& t) {
  if (missed_beside(t)) return {}; // cross-branch-conflict says more
  auto remarks = clashes(
      t, [](std::string_view code) { return code.rfind("unknown-", 0) == 0 && code != "unknown-column"; },
      "create it in a revision before this one, or mend the name");
  const auto drop = drop_of(t.change.operation);
  if (drop && !drop->if_exists && !t.change.maybe && is_missing(t, drop->object))
    remarks.push_back(
        {"there is no " + called(drop->object) + " at this point", "mend the name, or add IF EXISTS"});
  return remarks;
}

} // namespace aludel::lint::rules
