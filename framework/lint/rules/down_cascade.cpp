#include "framework/lint/drops.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks down_cascade(const Transition& t) {
  const auto drop = drop_of(t.change.operation);
  if (!drop || !drop->cascade || drop->object.kind == model::ObjectKind::trigger) return {};
  return {
      {"the way back drops what needs " + called(drop->object) + ", also what later revisions or people made",
       "leave CASCADE out: what the revision made, it can drop by name"}};
}

} // namespace aludel::lint::rules
