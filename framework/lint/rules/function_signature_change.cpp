#include "framework/catalog/results.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/routines.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
std::string spelled_result(const catalog::RoutineResult& result) {
  std::string columns;
  for (const auto& one : result.columns)
    columns += (columns.empty() ? "" : ", ") + one.name.text + " " + one.type;
  const auto type = result.columns.empty() ? result.type : "record (" + columns + ")";
  return type.empty() ? "nothing" : (result.set ? "setof " : "") + type;
}

/// Types that are written in two ways may be one.
bool give_different(const catalog::RoutineResult& a, const catalog::RoutineResult& b,
                    const catalog::Naming& naming) {
  if (a.set != b.set || a.columns.size() != b.columns.size()) return true;
  if (a.columns.empty()) return surely_differ(a.type, b.type, naming);
  return !std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(),
                     [&](const model::Argument& one, const model::Argument& other) {
                       return one.name == other.name && !surely_differ(one.type, other.type, naming);
                     });
}

std::size_t defaults_in(const model::Arguments& arguments) {
  return static_cast<std::size_t>(std::count_if(arguments.begin(), arguments.end(),
                                                [](const auto& one) { return !one.default_sql.empty(); }));
}

void add_argument_changes(std::vector<std::string>& changes, const model::Arguments& known,
                          const model::Arguments& made) {
  const auto before = inputs_of(known);
  const auto now = inputs_of(made);
  for (std::size_t i = 0; i < before.size() && i < now.size(); ++i)
    if (!before[i].name.empty() && before[i].name != now[i].name)
      changes.push_back("the name of argument " + before[i].name.text);
  if (defaults_in(now) < defaults_in(before)) changes.emplace_back("that an argument has a default");
}

std::vector<std::string> refused_changes(const catalog::Routine& known, const catalog::Routine& made,
                                         const catalog::Naming& naming) {
  if (known.is_procedure() != made.is_procedure())
    return {known.is_procedure() ? "that it is a procedure" : "that it is a function"};
  std::vector<std::string> changes;
  const auto before = catalog::result_of(known);
  const auto now = catalog::result_of(made);
  if (give_different(before, now, naming))
    changes.push_back("what it returns (" + spelled_result(before) + ", now " + spelled_result(now) + ")");
  add_argument_changes(changes, known.body().arguments, made.body().arguments);
  return changes;
}
} // namespace

Remarks function_signature_change(const Transition& t) {
  const auto made = made_routine(t.change.operation);
  if (!made || !made.replace || t.change.maybe) return {};
  const auto* known = t.before().routine(*made.name, made.routine->arguments);
  if (known == nullptr || !known->certain()) return {};
  const auto changes = refused_changes(*known, as_object(made), t.before().naming());
  if (changes.empty()) return {};
  const auto origin = since(known->origin);
  return {{"CREATE OR REPLACE cannot change of " + called(made) + (origin.empty() ? "" : ", " + origin) +
               ": " + listed(changes),
           "DROP " + std::string(known->is_procedure() ? "PROCEDURE " : "FUNCTION ") + to_string(*made.name) +
               "(" + known->signature() + ") first, then create it, and grant its rights again"}};
}

} // namespace aludel::lint::rules
