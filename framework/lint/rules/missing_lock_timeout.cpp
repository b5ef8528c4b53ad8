#include "framework/base/text.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// "SET lock_timeout = '2s'", or a call of set_config. 0 is no limit, and DEFAULT that of the runner.
bool sets_timeout(const Transition& t) {
  const auto* raw = t.raw();
  if (raw == nullptr) return false;
  const auto sql = base::lower(raw->statement.sql);
  const auto at = sql.find("lock_timeout");
  if (at == std::string::npos) return false;
  if (raw->kind == "SELECT") return sql.find("set_config") < at;
  if (raw->kind != "SET") return false;
  const auto value = sql.substr(at);
  return value.find_first_of("123456789") != std::string::npos && value.find("default") == std::string::npos;
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
