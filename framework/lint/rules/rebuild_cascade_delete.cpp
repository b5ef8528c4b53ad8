#include "framework/lint/facts.hpp"
#include "framework/lint/rebuilds.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
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
    const auto all =
        are_foreign_keys_enforced(*rebuild.dropped) ? fates(rebuild) : std::vector<std::string>{};
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
