#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/routines.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// Words of the statement outside its body: what was said is not lost.
bool says(const Transition& t, std::string_view word) {
  if (t.reading() == nullptr) return false;
  const auto words = catalog::words_of(t.reading()->statement.sql);
  return std::any_of(words.begin(), words.end(),
                     [&](const auto& one) { return catalog::is_keyword(one, word); });
}

std::vector<std::string> settings_lost(const model::Routine& known, const model::Routine& made) {
  std::vector<std::string> lost;
  for (const auto& [setting, value] : known.set)
    if (!base::iequals(setting, "search_path") && made.set.count(setting) == 0)
      lost.push_back("SET " + setting + " = " + value);
  return lost;
}

void add_function_attributes(std::vector<std::string>& lost, const model::CreateFunction& known,
                             const model::CreateFunction& made, const Transition& t) {
  using model::ParallelSafety;
  using model::Volatility;
  if (known.volatility != Volatility::volatile_ && made.volatility == Volatility::volatile_ &&
      !says(t, "volatile"))
    lost.emplace_back(known.volatility == Volatility::stable ? "STABLE" : "IMMUTABLE");
  if (known.strict && !made.strict && !says(t, "called")) lost.emplace_back("STRICT");
  if (known.parallel != ParallelSafety::unsafe && made.parallel == ParallelSafety::unsafe &&
      !says(t, "unsafe"))
    lost.emplace_back(known.parallel == ParallelSafety::safe ? "PARALLEL SAFE" : "PARALLEL RESTRICTED");
}

std::vector<std::string> attributes_lost(const catalog::Routine& known, const MadeRoutine& made,
                                         const Transition& t) {
  auto lost = settings_lost(known.body(), *made.routine);
  if (known.body().security == model::Security::definer &&
      made.routine->security == model::Security::invoker && !says(t, "invoker"))
    lost.emplace_back("SECURITY DEFINER");
  const auto* before = std::get_if<model::CreateFunction>(&known.definition);
  const auto* now = t.as<model::CreateFunction>();
  if (before != nullptr && now != nullptr) add_function_attributes(lost, *before, *now, t);
  return lost;
}
} // namespace

Remarks function_attribute_lost(const Transition& t) {
  const auto made = made_routine(t.change.operation);
  if (!made || !made.replace) return {};
  const auto* known = t.before().routine(*made.name, made.routine->arguments);
  if (known == nullptr || !known->certain() || is_new(t, known->origin)) return {};
  const auto lost = attributes_lost(*known, made, t);
  if (lost.empty()) return {};
  const auto& revision = known->origin.changed.empty() ? known->origin.born : known->origin.changed;
  return {{called(made) + " was " + listed(lost) + " (since " + revision +
               "); CREATE OR REPLACE without saying so takes it away",
           "say it again, or say the opposite"}};
}

} // namespace aludel::lint::rules
