#include "framework/lint/retries.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// What would fail when it is done a second time; an index without a name does not.
struct Unguarded {
  const Transition& t;

  bool operator()(const model::CreateIndex& o) const {
    return !o.if_not_exists && !(o.concurrently && (o.index.name.empty() || is_cleared_before(t, o)));
  }
  bool operator()(const model::CreateTable& o) const { return !o.if_not_exists && !o.temporary; }
  bool operator()(const auto& o) const {
    if constexpr (requires { o.if_not_exists; })
      return !o.if_not_exists;
    else
      return false;
  }
};
} // namespace

Remarks missing_if_not_exists(const Transition& t) {
  if (!is_repeated_after_failure(t) || t.as<model::AddEnumValue>() != nullptr ||
      !std::visit(Unguarded{t}, t.change.operation))
    return {};
  const auto* index = t.as<model::CreateIndex>();
  const bool is_concurrent = index != nullptr && index->concurrently;
  return {{"when a later statement of this step fails, the step is run again from its beginning, and this " +
               t.reading()->kind + " fails",
           is_concurrent
               ? "write DROP INDEX CONCURRENTLY IF EXISTS before it, or make each statement a step of its own"
               : "add IF NOT EXISTS, or make each statement a step of its own"}};
}

} // namespace aludel::lint::rules
