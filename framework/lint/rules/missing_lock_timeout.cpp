#include "framework/base/text.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
bool sets_timeout(const Transition& t) {
  const auto* raw = t.raw();
  if (raw == nullptr || (raw->kind != "SET" && raw->kind != "SELECT")) return false;
  return base::lower(raw->statement.sql).find("lock_timeout") != std::string::npos;
}

bool runner_sets_one(const Scene& scene) {
  return scene.settings.runner_lock_timeout.value_or(scene.lock_timeout).count() > 0;
}
} // namespace

Remarks missing_lock_timeout(const Passage& passage) {
  if (runner_sets_one(passage.scene)) return {};
  for (const auto& t : passage.transitions) {
    if (sets_timeout(t)) return {};
    const auto locked = locked_tables(t);
    const auto& own = t.change.step->lock_timeout;
    if (locked.empty() || (own && own->count() > 0)) continue;
    Remark remark{"when somebody reads " + to_string(locked.front()->name) +
                      " for long, this waits for its lock (" + t.impact.lock +
                      "), and all who come later wait behind it",
                  "SET LOCAL lock_timeout = '2s'; or give the step a `lock_timeout:`"};
    remark.place = t.extent.place;
    remark.severity = weight_of(t, locked.front()->name);
    return {remark};
  }
  return {};
}

} // namespace aludel::lint::rules
