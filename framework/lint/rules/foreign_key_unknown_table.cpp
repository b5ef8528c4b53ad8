#include "framework/lint/absences.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
bool is_itself(const Transition& t, const model::QualifiedName& name) {
  const auto* made = t.as<model::CreateTable>();
  return made != nullptr && same(t, made->name, name);
}

/// SQLite looks at the table when rows come, not before; its names have no case.
bool comes_in_time(const Transition& t, const model::QualifiedName& name) {
  const auto all = later(t);
  return t.before().naming().ignores_case && std::any_of(all.begin(), all.end(), [&](const Transition& one) {
           const auto* made = one.as<model::CreateTable>();
           const auto* renamed = one.as<model::RenameTable>();
           return (made != nullptr && same(t, made->name, name)) ||
                  (renamed != nullptr && same(t, renamed->to, name.name));
         });
}
} // namespace

Remarks foreign_key_unknown_table(const Transition& t) {
  if (t.change.maybe) return {};
  Remarks remarks;
  for (const auto& [name, place] : referenced_tables(t))
    if (is_absent(t, name) && !is_itself(t, name) && !comes_in_time(t, name))
      remarks.push_back({"a foreign key points at " + to_string(name) + ", which is not there at this point" +
                             why_absent(t, name),
                         "create the table in a revision before this one, or mend the name"});
  return unless_missed_beside(t, std::move(remarks));
}

} // namespace aludel::lint::rules
