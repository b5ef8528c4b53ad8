#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"
#include "framework/lint/switches.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// Whether foreign keys lead from the table or to it: their triggers are none of a user's.
bool is_keyed(const Transition& t, const model::QualifiedName& name) {
  const auto* table = t.after().table(name);
  return !t.after().pointing_at(name).empty() ||
         (table != nullptr &&
          std::any_of(table->constraints.begin(), table->constraints.end(), [](const auto& one) {
            return std::holds_alternative<model::ForeignKey>(one.definition);
          }));
}

bool undoes(const Switch& on, const Switch& off) {
  if (!same(*on.by, on.table, off.table)) return false;
  if (on.is_all()) return true;
  if (!on.is_one()) return !off.is_all() || !is_keyed(*on.by, on.table);
  return off.is_one() && on.trigger == off.trigger;
}

/// It may switch anything on again: words of it do, or nobody knows what it does.
bool may_switch_on(const Transition& t) {
  const auto* raw = t.raw();
  if (raw == nullptr || raw->kind == "ALTER TABLE") return false;
  const auto text = base::lower(raw->statement.sql);
  return raw->grasp == dialect::SqlReading::Grasp::none || raw->opaque ||
         (text.find("enable") != std::string::npos && text.find("trigger") != std::string::npos);
}

std::vector<Switch> left_off(const Passage& passage) {
  std::vector<Switch> off;
  for (const auto& t : passage.transitions) {
    if (may_switch_on(t)) off.clear();
    for (const auto& one : switches_in(t)) {
      if (one.on)
        std::erase_if(off, [&](const Switch& former) { return undoes(one, former); });
      else
        off.push_back(one);
    }
  }
  return off;
}

/// Each trigger of the table is switched on by its name.
bool is_undone_singly(const Passage& passage, const Switch& off, const catalog::Table& table) {
  if (off.is_one() || (off.is_all() && is_keyed(*off.by, off.table))) return false;
  return std::all_of(table.triggers.begin(), table.triggers.end(), [&](const catalog::Trigger& trigger) {
    return std::any_of(passage.transitions.begin(), passage.transitions.end(), [&](const Transition& t) {
      const auto all = t.number < off.by->number ? std::vector<Switch>{} : switches_in(t);
      return std::any_of(all.begin(), all.end(), [&](const Switch& one) {
        return one.on && one.is_one() && same(t, one.table, off.table) &&
               one.trigger == trigger.definition.name;
      });
    });
  });
}

/// Nothing is left that could be off, or it is so from its first day.
bool is_settled(const Passage& passage, const Switch& off) {
  const auto* table = passage.after.table(off.table);
  if (table == nullptr) return off.by->before().table(off.table) != nullptr; // dropped since
  if (is_new(passage, *table)) return true;
  if (!off.is_one()) return is_undone_singly(passage, off, *table);
  const auto& naming = passage.after.naming();
  const auto* former = off.by->before().table(off.table);
  if (former == nullptr || former->trigger(off.trigger, naming) == nullptr) return false;
  const auto* trigger = table->trigger(off.trigger, naming);
  return trigger == nullptr || is_new(*off.by, trigger->origin);
}

std::string what_is_off(const Switch& off) {
  const auto table = to_string(off.table);
  if (off.is_one()) return "trigger " + off.trigger.text + " of " + table + " stays disabled";
  const bool keys = off.is_all() && is_keyed(*off.by, off.table);
  return "the triggers of " + table + " stay disabled" +
         (keys ? ", also those that check foreign keys," : "");
}
} // namespace

Remarks trigger_left_disabled(const Passage& passage) {
  Remarks remarks;
  for (const auto& off : left_off(passage)) {
    if (is_settled(passage, off)) continue;
    const auto trigger = off.is_one() ? catalog::spelled(off.trigger) : base::upper(off.trigger.text);
    Remark remark{what_is_off(off) + " after the revision", "ALTER TABLE " + to_string(off.table) +
                                                                " ENABLE TRIGGER " + trigger +
                                                                " at the end of the revision"};
    remark.place = off.by->extent.place;
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

} // namespace aludel::lint::rules
