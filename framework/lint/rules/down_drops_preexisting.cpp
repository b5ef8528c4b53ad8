#include "framework/lint/drops.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rebuilds.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
using model::ObjectKind;

bool holds_rows(const model::ObjectName& object) {
  return object.kind == ObjectKind::table || object.kind == ObjectKind::column;
}

bool is_made_anew(const Passage& up, const model::ObjectName& object) {
  const auto all = rebuilds(up);
  return object.kind == ObjectKind::table && std::any_of(all.begin(), all.end(), [&](const Rebuild& one) {
           return up.before.same(one.table->name, object.name);
         });
}

/// Where the object comes from that a revision found; null when the revision itself made it. Under another
/// name it counts too where it holds rows.
const catalog::Origin* found_by(const Passage& up, const model::ObjectName& object,
                                const catalog::Catalog& now) {
  const auto* origin = origin_of(object, now);
  const auto* former = origin_of(object, up.before);
  if (origin == nullptr) return nullptr;
  if (origin->born == up.revision.header.id) return is_made_anew(up, object) ? former : nullptr;
  return former != nullptr || (holds_rows(object) && !origin->born.empty()) ? origin : nullptr;
}

/// Another table has its rows by then, and gets its name.
bool hands_over_rows(const Transition& t, const model::ObjectName& object) {
  const auto all = later(t);
  return object.kind == ObjectKind::table && is_copied_before(t, object.name) &&
         std::any_of(all.begin(), all.end(), [&](const Transition& one) {
           const auto* o = one.as<model::RenameTable>();
           return o != nullptr && same(one, {o->from.schema, o->to}, object.name);
         });
}

Remark remark_on(const std::string& what, const catalog::Origin& origin, bool data_loss) {
  Remark remark{"the way back " + what + ", which was there before the revision (" + since(origin) + ")",
                "take it out of `down:`"};
  remark.data_loss = data_loss;
  return remark;
}

Remarks about_truncate(const Transition& t) {
  Remarks remarks;
  for (const auto* table : live_tables_written(t))
    remarks.push_back(remark_on("empties table " + to_string(table->name), table->origin, true));
  return remarks;
}
} // namespace

Remarks down_drops_preexisting(const Transition& t) {
  const auto* up = t.passage->way_there;
  if (up == nullptr) return {};
  if (t.raw() != nullptr && t.raw()->kind == "TRUNCATE TABLE") return about_truncate(t);
  const auto drop = drop_of(t.change.operation);
  const auto* origin = drop ? found_by(*up, drop->object, t.before()) : nullptr;
  if (origin == nullptr || hands_over_rows(t, drop->object)) return {};
  return {remark_on("drops " + called(drop->object), *origin, holds_rows(drop->object))};
}

} // namespace aludel::lint::rules
