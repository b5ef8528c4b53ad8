#include "framework/catalog/dependencies.hpp"
#include "framework/lint/column_uses.hpp"
#include "framework/lint/drops.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
using model::ObjectKind;
using model::ObjectName;

/// It goes with its table, and needs no word of its own.
bool falls_with(const Transition& t, const ObjectName& dropped, const ObjectName& dependent) {
  if (dependent.kind == ObjectKind::sequence) return true; // OWNED BY
  if (dependent.kind == ObjectKind::table && dropped.kind == ObjectKind::table) {
    const auto* table = t.before().table(dependent.name);
    return table == nullptr || table->partition_of;
  }
  if (dropped.kind != ObjectKind::table && dropped.kind != ObjectKind::view) return false;
  if (dependent.kind == ObjectKind::index) return true;
  return is_part(dependent.kind) && same(t, dependent.name, dropped.name);
}

/// Dropped by the same statement, which may name several.
bool goes_along(const Transition& t, const ObjectName& dependent) {
  const auto all = later(t);
  return std::any_of(all.begin(), all.end(), [&](const Transition& one) {
    return one.reading() != nullptr && one.reading() == t.reading() &&
           origin_of(dependent, one.after()) == nullptr;
  });
}

/// Servers before 15 drop a generated column with one that it is computed from.
bool goes_with_column(const Transition& t, const ObjectName& dropped, const ObjectName& dependent) {
  return dropped.kind == ObjectKind::column && dependent.kind == ObjectKind::column &&
         !target_is_at_least(t, {15});
}

bool is_certain(const Transition& t, const ObjectName& object) {
  if (const auto* view = t.before().view(object.name)) return view->certain();
  const auto* table = t.before().table(object.name);
  const auto* origin = origin_of(object, t.before());
  return (table == nullptr || table->certain()) && origin != nullptr && !origin->maybe;
}

std::vector<ObjectName> needing(const Transition& t, const NamedDrop& drop) {
  const auto& object = drop.object;
  if (object.kind == ObjectKind::column) return surely_needing(t, object.name, object.part);
  if (object.kind == ObjectKind::constraint)
    return catalog::keys_that_need(t.before(), object.name, object.part);
  if (object.kind == ObjectKind::trigger || object.kind == ObjectKind::policy ||
      object.kind == ObjectKind::schema || object.kind == ObjectKind::extension)
    return {};
  return catalog::dependents(object, t.before());
}

Remarks about(const Transition& t, const std::string& what, std::vector<ObjectName> all) {
  std::erase_if(all, [&](const ObjectName& one) { return !is_certain(t, one) || goes_along(t, one); });
  if (all.empty()) return {};
  return {{"cannot " + what + ": needed by " + listed(all), "drop or change first: " + listed(all)}};
}

/// The type of a column is not changed under these.
Remarks about_type(const Transition& t, const model::AlterColumn& o) {
  auto all = surely_needing(t, o.table, o.column);
  std::erase_if(all, [](const ObjectName& one) { return one.kind == ObjectKind::constraint; });
  return about(t, "change the type of " + to_string(o.table) + "." + o.column.text, std::move(all));
}
} // namespace

Remarks blocked_by_dependency(const Transition& t) {
  if (t.change.maybe) return {};
  if (const auto* o = t.as<model::AlterColumn>()) return o->type ? about_type(t, *o) : Remarks{};
  const auto drop = drop_of(t.change.operation);
  if (!drop || drop->cascade || origin_of(drop->object, t.before()) == nullptr) return {};
  auto all = needing(t, *drop);
  std::erase_if(all, [&](const ObjectName& one) {
    return falls_with(t, drop->object, one) || goes_with_column(t, drop->object, one);
  });
  return about(t, "drop " + called(drop->object), std::move(all));
}

} // namespace aludel::lint::rules
