#include "framework/base/text.hpp"
#include "framework/catalog/signature.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/routines.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// Nobody calls it but the server.
bool is_called_by_triggers(const Transition& t) {
  const auto* function = t.as<model::CreateFunction>();
  if (function == nullptr) return false;
  const auto returns = base::lower(function->returns);
  return returns == "trigger" || returns == "event_trigger";
}

/// Its rights stay what they were.
bool is_replaced(const Transition& t, const MadeRoutine& made) {
  if (!made.replace) return false;
  const auto& naming = t.before().naming();
  const auto wanted = catalog::signature_of(made.routine->arguments, naming);
  const auto known = t.before().routines(*made.name);
  return std::any_of(known.begin(), known.end(), [&](const catalog::Routine* routine) {
    return !routine->certain() ||
           std::visit(
               [&](const auto& d) { return catalog::signature_of(d.routine.arguments, naming) == wanted; },
               routine->definition);
  });
}

bool is_taken_from_public(const Transition& t, const MadeRoutine& made) {
  const auto all = later(t);
  return std::any_of(all.begin(), all.end(), [&](const Transition& one) {
    const auto* o = one.as<model::Revoke>();
    if (o == nullptr) return one.raw() != nullptr && one.raw()->kind == "REVOKE";
    const bool from_public = std::any_of(o->from.begin(), o->from.end(),
                                         [](const model::Identifier& role) { return role.text == "public"; });
    return from_public && (o->on.kind == model::GrantKind::functions_in || same(t, o->on.name, *made.name));
  });
}
} // namespace

Remarks security_definer_public_execute(const Transition& t) {
  const auto made = made_routine(t.change.operation);
  if (!made || made.routine->security != model::Security::definer) return {};
  if (is_called_by_triggers(t) || is_replaced(t, made) || is_taken_from_public(t, made)) return {};
  const auto& chronicle = t.passage->scene.chronicle;
  if (!t.is_complete() || chronicle.gives_rights(t.moment)) return {};
  const auto kind = t.as<model::CreateProcedure>() != nullptr ? "PROCEDURE " : "FUNCTION ";
  return {{called(made) + " runs with the rights of its owner, and every role may call it",
           "REVOKE EXECUTE ON " + (kind + called(made)) + " FROM PUBLIC, and GRANT it to those who need it"}};
}

} // namespace aludel::lint::rules
