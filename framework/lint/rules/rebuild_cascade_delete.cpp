#include "framework/base/text.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/foreign_keys.hpp"
#include "framework/lint/rebuilds.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
bool switches_off(const std::string& sql) {
  const auto says = [&](std::string_view word) { return sql.find(word) != std::string::npos; };
  return says("off") || says("0") || says("false");
}

/// By the runner where it makes tables anew, by the project, or by the last PRAGMA before it that stood
/// outside a transaction: inside one it does nothing.
bool are_enforced(const Transition& t) {
  if (is_reshaping(t)) return false;
  bool enforced = are_foreign_keys_on(t.passage->scene);
  for (const auto& one : earlier(t)) {
    const auto* raw = one.transaction == 0 ? one.raw() : nullptr;
    const auto sql = raw == nullptr || raw->kind != "PRAGMA" ? "" : base::lower(raw->statement.sql);
    if (sql.find("foreign_keys") != std::string::npos) enforced = !switches_off(sql);
  }
  return enforced;
}

std::string what_happens(model::ReferentialAction action) {
  switch (action) {
  case model::ReferentialAction::cascade: return "are deleted";
  case model::ReferentialAction::set_null: return "lose what they point at";
  case model::ReferentialAction::set_default: return "point at something else";
  case model::ReferentialAction::no_action:
  case model::ReferentialAction::restrict: break;
  }
  return "make it fail";
}

std::vector<std::string> fates(const Rebuild& rebuild) {
  const auto& t = *rebuild.dropped;
  std::vector<std::string> all;
  for (const auto* child : t.before().pointing_at(rebuild.table->name)) {
    if (same(t, child->name, rebuild.table->name) || is_new(t, *child)) continue;
    for (const auto& constraint : child->constraints)
      if (const auto* key = std::get_if<model::ForeignKey>(&constraint.definition))
        if (same(t, key->references.table, rebuild.table->name))
          all.push_back("rows of " + to_string(child->name) + " " + what_happens(key->references.on_delete));
  }
  return all;
}
} // namespace

Remarks rebuild_cascade_delete(const Passage& passage) {
  Remarks remarks;
  for (const auto& rebuild : rebuilds(passage)) {
    const auto all = are_enforced(*rebuild.dropped) ? fates(rebuild) : std::vector<std::string>{};
    if (all.empty()) continue;
    Remark remark{"DROP TABLE deletes the rows of " + to_string(rebuild.table->name) +
                      " first: " + listed(all),
                  "write the change as a typed step, or leave it in the transaction of the revision: the "
                  "runner switches foreign keys off there"};
    remark.place = rebuild.dropped->extent.place;
    remark.data_loss = true;
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

} // namespace aludel::lint::rules
