#include "framework/lint/drops.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
using model::ObjectKind;

bool holds(const std::string& name, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return name.find(part) != std::string::npos; });
}

/// PostgreSQL chooses such names, and has some objects from the beginning.
bool may_be_of_server(const Transition& t, const model::ObjectName& object) {
  const auto& name = object.name.name.text;
  switch (object.kind) {
  case ObjectKind::index: return holds(name, {"_idx", "_key", "_pkey", "_excl"});
  case ObjectKind::sequence: return holds(name, {"_seq"});
  case ObjectKind::extension: return name == "plpgsql";
  case ObjectKind::schema: return same(t, object.name.name, t.before().naming().default_schema);
  default: return false;
  }
}

/// The table of a part is known whole.
bool is_settled_part(const Transition& t, const model::ObjectName& object) {
  if (object.kind == ObjectKind::trigger && t.before().view(object.name) != nullptr)
    return t.before().view(object.name)->certain();
  const auto* table = t.before().table(object.name);
  return table != nullptr && table->certain() && !table->partition_of;
}

bool was_never_there(const Transition& t, model::ObjectName object) {
  const auto& chronicle = t.passage->scene.chronicle;
  const auto resolved = t.before().resolved(object.name);
  object.arguments.reset(); // of any signature
  if (origin_of(object, t.before()) != nullptr || chronicle.had(object, t.before(), t.moment)) return false;
  if (is_part(object.kind)) return is_settled_part(t, object);
  if (is_routine(object.kind) && !t.before().routines(object.name).empty()) return false;
  if (is_global(object.kind)) return true;
  return is_absent(t, object.name) && !t.before().has_constraint(resolved) &&
         !chronicle.last_before(resolved, t.moment);
}
} // namespace

Remarks drop_if_exists_never_existed(const Transition& t) {
  const auto drop = drop_of(t.change.operation);
  if (!drop || !drop->if_exists || t.change.maybe || !t.is_complete() || may_be_of_server(t, drop->object) ||
      is_of_engine(t, drop->object.name) || !was_never_there(t, drop->object) ||
      origin_of(drop->object, t.passage->after) != nullptr)
    return {};
  return {{"no revision before this has made " + called(drop->object) + ": the DROP does nothing",
           "mend the name, or leave the statement out"}};
}

} // namespace aludel::lint::rules
