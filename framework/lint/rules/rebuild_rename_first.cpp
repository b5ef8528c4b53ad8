#include "framework/lint/facts.hpp"
#include "framework/lint/rebuilds.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// A table that was there goes to another name, which is dropped, and a new one takes its name.
struct MovedAway {
  model::QualifiedName from;
  model::QualifiedName to;
  bool is_made_anew = false;
};

MovedAway moved_by(const Transition& t) {
  const auto* o = t.as<model::RenameTable>();
  const auto* table = o == nullptr || t.change.maybe ? nullptr : live_table(t, o->from);
  if (table == nullptr) return {};
  const auto& after = t.passage->after;
  const model::QualifiedName to{table->name.schema, o->to};
  const auto* heir = after.table(table->name);
  return {table->name, to, heir != nullptr && is_new(t, *heir) && !after.relation(to)};
}

/// Foreign keys stay with the name only where the engine is told to let them, and not to enforce them.
bool do_keys_follow(const Transition& t) {
  return are_foreign_keys_enforced(t) || !pragma_before(t, "legacy_alter_table", false).value_or(false);
}

/// Tables whose foreign keys followed, and were not made anew themselves.
std::vector<std::string> followers(const Transition& t, const MovedAway& moved) {
  std::vector<std::string> names;
  for (const auto* child : t.passage->after.pointing_at(moved.to))
    if (!child->origin.maybe && !same(t, child->name, moved.from)) names.push_back(to_string(child->name));
  return names;
}
} // namespace

Remarks rebuild_rename_first(const Passage& passage) {
  Remarks remarks;
  for (const auto& t : passage.transitions) {
    const auto moved = moved_by(t);
    if (!moved.is_made_anew || !do_keys_follow(t)) continue;
    const auto names = followers(t, moved);
    if (names.empty()) continue;
    Remark remark{"foreign keys of " + listed(names) + " follow " + to_string(moved.from) + " to " +
                      to_string(moved.to) + ", and point at nothing when that is dropped",
                  "make the new table under another name, drop the old one, and rename the new one last; or "
                  "write the change as a typed step"};
    remark.place = t.extent.place;
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

} // namespace aludel::lint::rules
