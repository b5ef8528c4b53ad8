#include "framework/catalog/comparison.hpp"
#include "framework/lint/clashes.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/holders.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
bool is_same_index(const Transition& t, const model::CreateIndex& o, const Holder& holder) {
  if (holder.index == nullptr) return false;
  const auto* table = t.before().table_of_index({o.table.schema, o.index.name});
  return table != nullptr && same(t, table->name, o.table) &&
         catalog::same_definition(*holder.index, catalog::Index{o.index, {}}, t.before());
}
} // namespace

Remarks index_name_collision(const Transition& t) {
  if (const auto refusal = refusal_of(t); refusal.rfind("there is already a ", 0) == 0)
    return {{refusal, "choose another name"}};
  const auto* o = t.as<model::CreateIndex>();
  if (o == nullptr || t.change.maybe || o->index.name.empty()) return {};
  const auto holder = holder_of(t, {o->table.schema, o->index.name});
  if (!holder || holder->origin.maybe || is_made_beside(t, holder->origin)) return {};
  Remark remark{taken_by(o->index.name, *holder), "choose another name"};
  if (!o->if_not_exists) return {remark};
  if (is_same_index(t, *o, *holder)) {
    remark.message += ", which is the same: IF NOT EXISTS does nothing";
    remark.severity = base::Severity::info;
  } else {
    remark.message += ": IF NOT EXISTS does nothing, and there is no such index";
  }
  return {remark};
}

} // namespace aludel::lint::rules
