#include "framework/base/text.hpp"
#include "framework/lint/drops.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/retries.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// SQLite cannot say it of a column; its names have no case.
bool can_say_it(const Transition& t, const NamedDrop& drop) {
  return drop.object.kind != model::ObjectKind::column || !t.before().naming().ignores_case;
}
} // namespace

Remarks drop_without_if_exists(const Transition& t) {
  const auto drop = drop_of(t.change.operation);
  if (!drop || drop->if_exists || !can_say_it(t, *drop) || stands_under_condition(t)) return {};
  const auto* origin = origin_of(drop->object, t.before());
  if (origin != nullptr && is_new(t, *origin)) return {};
  if (origin == nullptr && t.is_complete()) return {}; // unknown-object and unknown-table say more
  const bool again = is_repeated_after_failure(t);
  const bool proven = origin != nullptr && !origin->maybe && t.is_complete();
  if (proven && !again) return {};
  Remark remark{"the DROP of " + called(drop->object) +
                    (again ? " fails when the step is run again after a later statement of it has failed"
                           : " fails where it is not there, and the history does not prove that it is"),
                "add IF EXISTS (`if_exists: true`)"};
  if (again) remark.severity = base::Severity::warning;
  return {remark};
}

} // namespace aludel::lint::rules
