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

/// That of the step, else that of the runner; zero: none.
model::Duration limit_of(const Transition& t) {
  const auto& scene = t.passage->scene;
  const auto of_runner = scene.settings.runner_lock_timeout.value_or(scene.lock_timeout);
  return t.change.step->lock_timeout.value_or(of_runner);
}
} // namespace

Remarks missing_lock_timeout(const Passage& passage) {
  for (const auto& t : passage.transitions) {
    if (sets_timeout(t)) return {};
    const auto locked = locked_tables(t);
    if (locked.empty() || limit_of(t).count() > 0) continue;
    Remark remark{"when somebody uses " + to_string(locked.front()->name) +
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
