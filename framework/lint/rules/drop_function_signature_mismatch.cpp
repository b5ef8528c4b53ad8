#include "framework/lint/drops.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/routines.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
using Routines = std::vector<const catalog::Routine*>;

std::vector<std::string> names_of(const Routines& routines) {
  std::vector<std::string> names;
  for (const auto* one : routines) names.push_back(called(*one));
  return names;
}

Remarks ambiguous(const model::ObjectName& object, Routines all) {
  std::erase_if(all, [&](const auto* one) {
    return one->is_procedure() != (object.kind == model::ObjectKind::procedure);
  });
  if (all.size() < 2) return {};
  return {{to_string(object.name) + " stands for " + listed(names_of(all)) + ": the statement fails",
           "say which: " + called(*all.front()),
           {},
           base::Severity::error}};
}

/// Arguments that only give something tell procedures apart on newer servers.
bool may_be_meant(const Transition& t, const model::Arguments& said, const catalog::Routine& one) {
  const auto gives = [](const model::Argument& argument) {
    return argument.mode == model::ArgumentMode::out;
  };
  const auto& arguments = one.body().arguments;
  return std::any_of(said.begin(), said.end(), gives) ||
         (one.is_procedure() && std::any_of(arguments.begin(), arguments.end(), gives)) ||
         !surely_differ(said, arguments, t.before().naming());
}
} // namespace

Remarks drop_function_signature_mismatch(const Transition& t) {
  const auto drop = drop_of(t.change.operation);
  if (!drop || !is_routine(drop->object.kind) || t.change.maybe || !t.is_complete() ||
      t.passage->scene.chronicle.may_have_made(t.before().resolved(drop->object.name), t.moment))
    return {};
  const auto all = t.before().routines(drop->object.name);
  if (std::any_of(all.begin(), all.end(), [](const auto* one) { return !one->certain(); })) return {};
  const auto& said = drop->object.arguments;
  if (!said) return ambiguous(drop->object, all);
  if (all.empty() ||
      std::any_of(all.begin(), all.end(), [&](const auto* one) { return may_be_meant(t, *said, *one); }))
    return {};
  Remark remark{"there is no " + called(drop->object) + ", but " + listed(names_of(all)) +
                    (drop->if_exists ? ": the statement does nothing" : ": the statement fails"),
                "say the types of the arguments that it has: " + called(*all.front())};
  if (!drop->if_exists) remark.severity = base::Severity::error;
  return {remark};
}

} // namespace aludel::lint::rules
