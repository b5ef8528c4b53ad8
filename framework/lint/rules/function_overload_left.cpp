#include "framework/lint/facts.hpp"
#include "framework/lint/routines.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks function_overload_left(const Transition& t) {
  const auto made = made_routine(t.change.operation);
  if (!made || !made.replace || t.change.maybe ||
      t.before().routine(*made.name, made.routine->arguments) != nullptr)
    return {};
  const bool is_procedure = as_object(made).is_procedure();
  std::vector<std::string> left;
  for (const auto* one : t.before().routines(*made.name)) {
    const auto& arguments = one->body().arguments;
    if (one->certain() && !is_new(t, one->origin) && one->is_procedure() == is_procedure &&
        surely_differ(arguments, made.routine->arguments, t.before().naming()) &&
        t.passage->after.routine(one->name(), arguments) != nullptr)
      left.push_back(called(*one));
  }
  if (left.empty()) return {};
  return {
      {called(made) + " does not replace " + listed(left) + ": there are several of that name from now on",
       "drop in this revision what it should replace: DROP " +
           std::string(is_procedure ? "PROCEDURE " : "FUNCTION ") + left.front()}};
}

} // namespace aludel::lint::rules
